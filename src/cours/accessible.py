"""What assistive technologies need of a page, that Markdown does not write: the headings of a table's cells, the name of a drawing.

The RGAA asks for both in so many words: a heading of a column has a ``scope``, one of a row is declared (criteria 5.6 and 5.7), and a
figure has the role of one, named by its caption (criterion 1.9).  Tables made by the course's own blocks say it themselves.

Use: ``cours.accessible`` in ``markdown_extensions``, after ``cours.typography``: a name is written as the caption is.
"""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as etree
from typing import Any

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

_FIGURE = re.compile(r"<figure\b(?![^>]*\brole=)([^>]*>(?:(?!</figure>).)*?<figcaption[^>]*>(.*?)</figcaption>)", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


class _Tables(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        for table in root.iter("table"):
            for cell in table.findall("thead/tr/th"):
                cell.attrib.setdefault("scope", "col")
            for line in table.findall("tbody/tr"):
                if len(line) and line[0].tag == "td":  # the tables of the course all begin with what the line is about
                    line[0].tag = "th"
                    line[0].set("scope", "row")
        for link in root.iter("a"):
            if link.get("class") == "headerlink":
                link.set("aria-label", link.get("title", ""))  # not « ¶ », which stands in it


class _Figures(Postprocessor):
    def run(self, text: str) -> str:
        return _FIGURE.sub(_named, text)


def _named(found: re.Match[str]) -> str:
    name = " ".join(html.unescape(_TAG.sub("", found[2])).split())
    return f'<figure role="figure" aria-label="{html.escape(name)}"{found[1]}'


class AccessibleExtension(Extension):
    """``cours.accessible`` in the list of Markdown extensions."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Tables(md), "entrelacs-tables", 3)
        md.postprocessors.register(_Figures(md), "entrelacs-figures", -110)


def makeExtension(**options: Any) -> Extension:
    return AccessibleExtension(**options)
