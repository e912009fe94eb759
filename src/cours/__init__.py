"""What makes the site out of pages, examples and explorations: Markdown extensions, run alike by MkDocs and by Zensical.

``proof``         the proof block and its card
``inclusion``     modules of ``exemples/`` in pages
``glossaire``     first mention of each term on a page, linked to its entry
``typographie``   French typography of the rendered text
``recherche``     accent-free spellings for MkDocs' search index
``theme``         the few corrections to the theme's templates

``apercu``        the author's preview

`entrelacs` knows nothing of this package, nor of Markdown.
"""
