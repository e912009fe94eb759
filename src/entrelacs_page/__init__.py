"""A proof in a page: the card of a claim, with its counter-example and its player, in any site made by MkDocs or by Zensical.

``entrelacs_page`` in ``markdown_extensions`` is all that a site needs (``README.md`` says the rest).

``extension``   what a site gets: the block, and the style and scripts of the pages that use it
``proof``       the block ``preuve``: what is claimed (``claims``), what was found (``proven``), its card (``card``)
``report``      one exploration as one HTML file, for whoever has no site
``graph_json``  the player's element
``assets``      what a page loads
``page``, ``cache``, ``words``: what several of these need

It imports `entrelacs`, that knows nothing of pages.  Only ``report``, and what it is made of, does without Markdown.
"""

from __future__ import annotations

from typing import Any


def makeExtension(**options: Any) -> Any:
    """The extension, for Python-Markdown, that looks for this name. Raises ``ModuleNotFoundError`` when a package is missing."""
    try:
        from entrelacs_page.extension import PageExtension
    except ModuleNotFoundError as error:
        missing = str(error.name).partition(".")[0]
        if missing.startswith("entrelacs"):
            raise
        raise ModuleNotFoundError(
            f"entrelacs_page a besoin du paquet qui donne « {missing} » : python -m pip install \"entrelacs[page]\".", name=error.name
        ) from None
    return PageExtension(**options)
