"""French typography, applied to the rendered page: sources keep ordinary spaces and straight apostrophes.

Rules (Lexique des règles typographiques en usage à l'Imprimerie nationale): a no-break space before « : » and inside « », a
thin one before « ; ! ? », ’ for ', … for three dots, no break between a number and its unit or between groups of digits.
Only spaces that the author typed are made no-break: the rules add none before a sign, so ``12:30``, ``https://`` and
``RuntimeError: …`` stay as they are.

Why not ``polytypo``, which knows these rules too: it needs a compiled Markdown parser that HTML does not use, takes 3.5 s for
150 KB of page (this takes about 0.05 s), turns a quoted output's straight quotes into « », « 4x4 » into « 4×4 », and knows
neither ms nor Go.

Use: ``cours.typography`` in ``markdown_extensions``.  It is the last postprocessor, so that
raw HTML (figures, proof cards) gets the same care; the table of contents is corrected too.
"""

from __future__ import annotations

import re
from typing import Any

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor

from cours.html_stream import OPAQUE, Run, walk

NO_BREAK = "\u00a0"
THIN = "\u202f"

_UNITS = "%|‰|€|°C|ns|µs|ms|s|min|h|Hz|kHz|MHz|GHz|octets?|o|ko|Mo|Go|To|Kio|Mio|Gio|bits?|km|m|cm|mm|kg|g|W"

#: (what, by what): each replaces one character by one, so that a run can be cut again where it was joined.
_SAME_LENGTH = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (rf"(?<=[^\W\d_])'(?=[\w«“{OPAQUE}])", "’"),
        (r"(?<=[^\s«])[ \n](?=[;!?](?!=))", THIN),
        (r"(?<=[^\s«])[ \n](?=:(?![:=/)(]))", NO_BREAK),
        (r"(?<=«)[ \n]|[ \n](?=»)", NO_BREAK),
        (rf"(?<=\d) (?=(?:{_UNITS})(?![\w/'’]))", NO_BREAK),
        # Groups of three digits, but neither a year and a number (« 2024 100 ») nor a version (« 3.11 200 », where a dot is no ellipsis).
        (r"(?<=\d) (?=\d{3}(?!\d))(?<!\d{4} )" + "".join(rf"(?<!(?<!\.\.)[.,]\d{{{digits}}} )" for digits in (1, 2, 3)), THIN),
        (r"(?<=\bn°) |(?<=\bPEP) (?=\d)|(?<=\b[Pp]ython) (?=\d)|(?<=\bCPython) (?=\d)", NO_BREAK),
    )
)
#: The same, where the length changes.
_OTHER_LENGTH = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<!\.)\.{3}(?!\.)", "…"),
        (r"\b1er\b", "1ᵉʳ"),
        (r"(?<=«)(?=[^\s\u00a0\u202f])", NO_BREAK),
        (r"(?<=[^\s\u00a0\u202f])(?=»)", NO_BREAK),
    )
)


def typeset(html: str) -> str:
    """Return ``html`` with the French typography of its text; tags, attributes, code and scripts come back unchanged."""
    return walk(html, _typeset_run)


def _typeset_run(run: Run, output: list[str]) -> None:
    text = run.text
    for pattern, replacement in _SAME_LENGTH:
        text = pattern.sub(replacement, text)
    edits = sorted(
        (
            (match.start(), match.end(), replacement)
            for pattern, replacement in _OTHER_LENGTH
            for match in pattern.finditer(text)
        ),
        reverse=True,
    )
    end = len(text)
    for index, piece, changeable in reversed(run.pieces):
        start = end - len(piece)
        new = text[start:end]
        while edits and edits[0][0] >= start:
            first, last, replacement = edits.pop(0)
            if last <= end:  # three dots cut by a tag stay three dots
                new = new[: first - start] + replacement + new[last - start :]
        if changeable:
            output[index] = new
        elif len(new) > 1:  # a space to insert before a code span goes outside of it
            output[index] = new.removesuffix(OPAQUE) + output[index]
        end = start


class _Typographer(Postprocessor):
    def run(self, text: str) -> str:
        for token in getattr(self.md, "toc_tokens", ()):
            _typeset_toc(token)
        if hasattr(self.md, "toc"):
            self.md.toc = typeset(self.md.toc)
        return typeset(text)


def _typeset_toc(token: dict[str, Any]) -> None:
    for key in ("name", "html", "data-toc-label"):
        if token.get(key):
            token[key] = typeset(token[key])
    for child in token["children"]:
        _typeset_toc(child)


class TypographyExtension(Extension):
    """Register the typographer after everything that writes HTML."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.postprocessors.register(_Typographer(md), "entrelacs-typography", -100)


def makeExtension(**options: object) -> TypographyExtension:
    """Entry point of Python-Markdown."""
    return TypographyExtension(**options)
