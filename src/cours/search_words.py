"""Accent-free spellings for the search index of MkDocs: « semaphore » finds « sémaphore ».

Material's search has no such option and its index is made from the page's HTML.  So each block of text that holds accented
words gets, at its end, their spelling without accents in ``<sub class="recherche" hidden>``: not displayed, not read aloud, not
copied, not printed.  The index keeps the tag ``sub`` (and drops attributes), so that one line of ``identite.css`` hides these
words in the displayed excerpts as well.  A course about something else than locks may need subscripts; this one has none,
and ``tests/site`` checks it.

Zensical folds accents by itself: nothing is added there.

Use: ``cours.search_words`` in ``markdown_extensions``; it runs after ``typography``.
"""

from __future__ import annotations

import re
import unicodedata

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor

from cours.html_stream import Run, walk

#: Blocks whose text is indexed as prose; the innermost element around a run must be one of them.
_BLOCKS = frozenset("p li h1 h2 h3 h4 h5 h6 td th dt dd figcaption caption summary".split())
_INSIDE_BLOCK = frozenset("a abbr b cite em i mark q small span strong".split())
_WORD = re.compile(r"[^\W\d_]{3,}")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"})


def fold(text: str) -> str:
    """Return ``text`` without accents, cedillas and ligatures."""
    decomposed = unicodedata.normalize("NFD", text.translate(_LIGATURES))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def add_folded_words(html: str) -> str:
    """Return ``html`` with, at the end of each block of prose, the folded form of its accented words."""
    return walk(html, _fold_run)


def _fold_run(run: Run, output: list[str]) -> None:
    block = next((name for name in reversed(run.inside) if name not in _INSIDE_BLOCK), "")
    if block not in _BLOCKS or "svg" in run.inside:
        return
    words = dict.fromkeys(word.lower() for word in _WORD.findall(run.text))
    folded = [plain for word in words if (plain := fold(word)) != word and plain not in words]
    if folded:
        # After the whole run, inline tags that close it included.
        output.append(f'<sub class="recherche" hidden aria-hidden="true"> {" ".join(dict.fromkeys(folded))}</sub>')


class _Folder(Postprocessor):
    def run(self, text: str) -> str:
        under_zensical = "rendering_context" in self.md.preprocessors
        return text if under_zensical else add_folded_words(text)


class SearchExtension(Extension):
    """Register the folding after the typography."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.postprocessors.register(_Folder(md), "entrelacs-search-words", -110)


def makeExtension(**options: object) -> SearchExtension:
    """Entry point of Python-Markdown."""
    return SearchExtension(**options)
