"""``entrelacs_page`` in the list of Markdown extensions of a site: the block, and all that its pages need.

A Markdown extension cannot give a site a file in a way that MkDocs and Zensical share, and no theme can be asked to load one: so each
page that has a card holds its own style sheet, and each that has a player its script, written in the page once.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.postprocessors import Postprocessor

from entrelacs import speak
from entrelacs.telling.language import LANGUAGES, Language, language
from entrelacs_page.assets import script, style
from entrelacs_page.claims import Claim
from entrelacs_page.graph_json import in_attributes
from entrelacs_page.proof import ProofBlock, ProofExtension
from entrelacs_page.proven import Proof

_BEFORE = re.compile(r" (?=[:;!?](?:\s|$)|»)|(?<=«) ")
_CARD = re.compile(r'<div[^>]* class="preuve ')


class _Block(ProofBlock):
    def card(self, claim: Claim, proof: Proof) -> tuple[etree.Element, etree.Element]:
        root, body = super().card(claim, proof)
        if language() == "fr":
            for element in root.iter():
                if element.tag != "code":
                    element.text = _spaced(element.text)
                element.tail = _spaced(element.tail)
        return root, body


def _spaced(text: str | None) -> str | None:
    """French does not let a line begin with « : », nor end with an opening quotation mark; the course has an extension for that."""
    return text and type(text)(_BEFORE.sub("\u00a0", text))


class _Assets(Postprocessor):
    """Runs once all of the page is HTML."""

    def run(self, text: str) -> str:
        text = in_attributes(text)
        first = _CARD.search(text)
        if first is None:
            return text
        played = "<entrelacs-joueur" in text
        # The style before what it styles; the script after the players, that it finds whole.
        text = f"{text[: first.start()]}<style>{style(player=played)}</style>{text[first.start() :]}"
        return f"{text}\n<script>{script()}</script>" if played else text


class PageExtension(ProofExtension):
    """The block ``preuve`` in a site of one's own. Raises ``ValueError`` for an option or a language that it does not know."""

    block = _Block

    def __init__(self, langue: str = "fr", **others: Any) -> None:
        if others:
            raise ValueError(f"entrelacs_page : option inconnue « {', '.join(others)} » ; il n'y a que « langue: ».")
        if langue not in LANGUAGES:
            raise ValueError(f"entrelacs_page : langue « {langue} » inconnue ; écrivez « langue: fr » ou « langue: en ».")
        self.language: Language = langue
        super().__init__()

    def read(self, text: str, page: Path, root: Path) -> list[Claim]:
        speak(self.language)  # whatever the machine speaks; before anything is said of this page
        return super().read(text, page, root)

    def extendMarkdown(self, md: Markdown) -> None:
        super().extendMarkdown(md)
        md.postprocessors.register(_Assets(md), "entrelacs-page", -50)
        _keep_out_of_the_index()


def _keep_out_of_the_index() -> None:
    """Have MkDocs' own search skip styles and scripts, as that of Material does: it would find their words in every page."""
    try:
        from mkdocs.contrib.search import search_index
    except ImportError:  # Zensical alone
        return
    plain: Any = search_index.ContentParser
    if plain.__module__ != search_index.__name__:  # done already
        return

    class Words(plain):
        def handle_data(self, data: str) -> None:
            if self.cdata_elem is None:  # neither in a script nor in a style
                super().handle_data(data)

    search_index.ContentParser = Words  # type: ignore[misc]  # it has no option for that
