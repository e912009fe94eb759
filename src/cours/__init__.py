"""What makes the site out of pages, examples and explorations: Markdown extensions, run alike by MkDocs and by Zensical.

``proofs``        the proof block of the course; all that it claims (``register``), what real threads did (``for_real``)
``ahead``         the same explorations, on the cores that a build leaves idle
``exercises``     the blocks of exercises: their data (``exercise_data``, ``ordering``), their HTML (``exercise_html``)
``inclusion``     modules of ``exemples/`` in pages, and the address that opens one in the workshop (``share``)
``glossary``      first mention of each term on a page, linked to its entry
``typography``    French typography of the rendered text
``search_index``  what the site's search reads (hook of MkDocs)
``metadata``      what search engines read of a page
``publication``   the archive of the course, the feed of what is new
``theme``         the few corrections to the theme's templates
``pages``, ``files``, ``html_stream``: what several of these need

Modules have English names, but for those that somebody types:

``apercu``        the author's preview: ``python -m cours.apercu``
``atelier``       the workshop: ``python -m cours.atelier``
``politique``     what each page may load: ``python -m cours.politique``
``vignette``      the image that a shared link shows: ``python -m cours.vignette``

What any other site may use is in `entrelacs_page`, that this package imports; `entrelacs` knows nothing of either, nor of Markdown.
"""

from entrelacs import speak

speak("fr")  # the course is in French, wherever it is built
