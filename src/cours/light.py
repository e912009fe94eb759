"""A page with fewer elements: what the reader does not see yet, and what no colour tells apart, are no elements.

A browser lays out, and a screen reader walks through, thousands of them; a chapter had ten thousand.

- The details under each proof (its trace, what breaks without each line, what it does not say) are folded: their content goes into a
  ``<noscript>``, which is text for a browser that runs scripts and content for one that does not. ``docs/assets/script/plis.js`` makes
  elements of it when a fold opens, when the page is printed, or when an address leads inside.
- In code, names, operators and punctuation have the colour of the text (``docs/assets/style/code.css``): they need no element; and nothing
  leads to the number that each line is given.

Use: ``cours.light`` in ``markdown_extensions``, the last one.
"""

from __future__ import annotations

import re
from typing import Any

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor

_PLAIN = re.compile(r'<span class="(?:n|o|p|w)">([^<]*)</span>')
_LINE = re.compile(r'<span id="__ligne-[\d-]+">')
_FOLD = re.compile(r'(<details class="preuve__details[^"]*"[^>]*>\s*<summary[^>]*>.*?</summary>)((?:(?!<details\b|<noscript\b|<entrelacs-joueur\b).)*?)(</details>)', re.DOTALL)


def lightened(page: str) -> str:
    """Return ``page`` (HTML) with fewer elements, and the same text."""
    page = _LINE.sub("<span>", _PLAIN.sub(r"\1", page))
    return _FOLD.sub(r"\1<noscript>\2</noscript>\3", page)


class _Lightened(Postprocessor):
    def run(self, text: str) -> str:
        return lightened(text)


class LightExtension(Extension):
    """``cours.light`` in the list of Markdown extensions."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.postprocessors.register(_Lightened(md), "entrelacs-light", -120)


def makeExtension(**options: Any) -> Extension:
    return LightExtension(**options)
