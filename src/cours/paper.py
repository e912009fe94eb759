"""What paper needs and a screen does not: each tab bears its own name.

On a screen, the labels of a set of tabs stand in a row above the one that is shown.  On paper all tabs are shown, one under the other:
``docs/assets/style/impression.css`` writes the name of each above it, from the attribute ``data-onglet`` that is put here.  A program
called « Faux » is called so wherever it is read.

Use: ``cours.paper`` in ``markdown_extensions``.
"""

from __future__ import annotations

import html
import xml.etree.ElementTree as etree
from typing import Any

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from cours.typography import typeset


class _Tabs(Treeprocessor):
    """Runs last, once the labels are text."""

    def run(self, root: etree.Element) -> None:
        for tabs in root.iter("div"):
            if "tabbed-set" not in tabs.get("class", "").split():
                continue
            names = ["".join(label.itertext()) for label in tabs.iterfind("div[@class='tabbed-labels']/label")]
            for name, block in zip(names, tabs.iterfind("div[@class='tabbed-content']/div"), strict=True):
                block.set("data-onglet", html.unescape(typeset(html.escape(name, quote=False))))


class PaperExtension(Extension):
    """``cours.paper`` in the list of Markdown extensions."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Tabs(md), "paper", -10)


def makeExtension(**options: Any) -> Extension:  # the name that Python-Markdown looks for
    return PaperExtension(**options)
