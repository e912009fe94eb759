"""A page with fewer elements: what the reader does not see yet, and what no colour tells apart, are no elements.

A browser lays out, and a screen reader walks through, thousands of them; a chapter had ten thousand.

- What is folded (the trace of a proof, what it does not say, the program of a table, a solution) goes into a ``<noscript>``, which is text
  for a browser that runs scripts and content for one that does not. ``docs/assets/script/plis.js`` makes elements of it when a fold opens,
  when the reader looks for a word, when the page is printed, or when an address leads inside. It is done once the site is written
  (`cours.on_demand`): Zensical gives its addresses to links that are elements.
- In code, names, operators and punctuation have the colour of the text (``docs/assets/style/code.css``): they need no element; nor do two
  words of one colour, an empty line, or what a program prints. Nothing leads to the number that each line is given.
- A line of Python is an element, so that one that a narrow screen folds goes on under its own beginning (``exemples.js``). Lines that the
  narrowest screen does not fold share theirs; so do lines that never fold, in what is no Python. How many there are is said to the style,
  which keeps the room of a program that is far from the screen (``docs/assets/style/blocs.css``).

Use: ``cours.light`` in ``markdown_extensions``, the last one; the folds, by `cours.on_demand`.
"""

from __future__ import annotations

import html
import re
from typing import Any

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor

SHORT = 26
"""Most characters of a line that a screen of 320 pixels does not fold, in a box within a box."""

_PLAIN = re.compile(r'<span class="(?:n|o|p|w|go)">([^<]*)</span>')
_TWO = re.compile(r'(<span class="(k|kn|kc|ow|s2|c1)">[^<]*)</span>( *)<span class="\2">')
_LINE = re.compile(r'<span id="__ligne-[\d-]+">')
_CODE = re.compile(r'<div class="language-(\w+) highlight">(.*?<pre>)<span></span>(<code[^>]*>)(.*?)(</code></pre>)', re.DOTALL)
_HIGHLIGHTED = re.compile(r'<span><span class="hll">(.*?\n)</span></span>', re.DOTALL)
_BEFORE_A_LINE = re.compile(r'(?<=\n</span>)(?=<span>|<span class="hll">)')
_TAG = re.compile(r"<[^>]*>")
_DETAILS = re.compile(r"<(/?)details\b[^>]*>")
_SUMMARY = re.compile(r"\s*<summary\b.*?</summary>", re.DOTALL)
_ALIVE = re.compile(r"<(?:noscript|entrelacs-joueur|script|input)\b|data-reponses")
"""What cannot be text: what holds a text already, and what other scripts look for when the page opens."""
FEW = 20
"""Elements in a fold that is left as it is: a hint is a paragraph."""
_NOTHING = re.compile(r'<div class="preuve__commentaire">\s*</div>\n?')


def lightened(page: str) -> str:
    """Return ``page`` (HTML) with fewer elements in its code, and the same text."""
    page = _LINE.sub("<span>", _PLAIN.sub(r"\1", page))
    while page != (page := _TWO.sub(r"\1\3", page)):
        pass
    return _NOTHING.sub("", _CODE.sub(_lines_together, page))


def folded(page: str) -> str:
    """Return ``page`` (HTML) with the content of its folds as text, from the outermost in; done twice, it changes nothing."""
    made, at, depth, start = [], 0, 0, 0
    for tag in _DETAILS.finditer(page):
        depth += -1 if tag[1] else 1
        if depth == 1 and not tag[1]:
            summary = _SUMMARY.match(page, tag.end())
            start = summary.end() if summary else tag.end()
            proof = "preuve__details" in tag[0]
        elif depth == 0:
            inside = page[start : tag.start()]
            if not _ALIVE.search(inside) and (proof or inside.count("</") > FEW):
                inside = f"<noscript>{inside}</noscript>"
            elif not inside.startswith("<noscript>"):
                inside = folded(inside)
            made += [page[at:start], inside]
            at = tag.start()
    return "".join(made) + page[at:]


def _lines_together(code: re.Match[str]) -> str:
    language, before, opening, text, after = code.groups()
    lines = _BEFORE_A_LINE.split(_HIGHLIGHTED.sub(r'<span class="hll">\1</span>', text))
    if not all(line.startswith(("<span>", '<span class="hll">')) and line.endswith("\n</span>") for line in lines):
        return code[0]
    groups: list[str] = []
    last = ""
    for line in lines:
        kind = "" if line.startswith('<span class="hll">') or _own(line, language) else "shared"
        if groups and (line == "<span>\n</span>" or (kind and kind == last)) and "hll" not in groups[-1][:18]:
            groups[-1] = groups[-1].removesuffix("</span>") + line.removeprefix("<span>")
        else:
            groups.append(line)
            last = kind
    count = f' style="--lignes:{len(lines)}"' if language == "python" else ""
    return f'<div class="language-{language} highlight"{count}>{before}{opening}{"".join(groups)}{after}'


def _own(line: str, language: str) -> bool:
    """Whether a line needs an element of its own: it is a command, or a narrow screen folds it."""
    return 'class="gp"' in line or (language == "python" and len(html.unescape(_TAG.sub("", line)).rstrip()) > SHORT)


class _Lightened(Postprocessor):
    def run(self, text: str) -> str:
        return lightened(text)


class LightExtension(Extension):
    """``cours.light`` in the list of Markdown extensions."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.postprocessors.register(_Lightened(md), "entrelacs-light", -120)


def makeExtension(**options: Any) -> Extension:
    return LightExtension(**options)
