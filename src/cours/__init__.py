"""What makes the site out of pages, examples and explorations: Markdown extensions, run alike by MkDocs and by Zensical.

``proof``         the proof block and its card
``exercises``     the blocks of exercises
``inclusion``     modules of ``exemples/`` in pages
``glossary``      first mention of each term on a page, linked to its entry
``typography``    French typography of the rendered text
``search_words``  accent-free spellings for MkDocs' search index
``metadata``      what search engines read of a page
``publication``   the archive of the course, the feed of what is new
``theme``         the few corrections to the theme's templates

Modules have English names, but for those that somebody types:

``apercu``        the author's preview: ``python -m cours.apercu``
``atelier``       the workshop: ``python -m cours.atelier``
``politique``     what each page may load: ``python -m cours.politique``

`entrelacs` knows nothing of this package, nor of Markdown.
"""
