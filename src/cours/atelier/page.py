"""The block ``atelier``: the workshop's own page.

``/// atelier | exemples/…/programme.py`` puts the editor, holding that program, and the results, holding the block's content: what the
first visitor reads before anything is loaded, and all that is left without JavaScript.
"""

from __future__ import annotations

import html
import json
import xml.etree.ElementTree as etree
from pathlib import Path
from typing import Any

from markdown import Extension, Markdown
from markdown.util import AtomicString
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block

from entrelacs_page.page import PageError, current_page

MANIFEST = Path("docs/assets/atelier/moteur/moteur.json")
ACTIONS = (
    ("explorer", "Explorer", True, False), ("corriger", "Corriger", True, True), ("executer", "Exécuter une fois", False, False),
    ("arreter", "Arrêter", False, True), ("partager", "Partager", False, False), ("telecharger", "Télécharger", False, False),
    ("recommencer", "Recommencer", False, False),
)  # fmt: skip
"""The buttons: what the script calls them, what they say, whether they are the main one, whether they begin hidden."""


class _WorkshopBlock(Block):
    NAME = "atelier"
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        path = Path(self.argument.strip())
        if not path.is_file():
            raise PageError(f"{current_page(self.md)} : bloc « atelier » : le programme « {path} » n'existe pas (chemin depuis la racine du projet).")
        root = etree.SubElement(parent, "div", {"class": "atelier", **_engine()})
        task = etree.SubElement(root, "div", {"class": "atelier__consigne", "data-consigne": "", "hidden": "hidden"})
        etree.SubElement(task, "h2", {"data-toc-omit": ""})
        for name in ("enonce", "indices"):
            etree.SubElement(task, "div", {f"data-{name}": ""})
        left = etree.SubElement(root, "div", {"class": "atelier__programme"})
        etree.SubElement(left, "div", {"data-editeur": ""})
        # As raw HTML: no other extension may change a character of it.
        source = html.escape(path.read_text(encoding="utf-8"), quote=False)
        area = (
            '<textarea data-texte rows="22" spellcheck="false" autocapitalize="off" autocomplete="off" autocorrect="off"'
            f' aria-label="Votre programme, en Python">\n{source}</textarea>'
        )
        etree.SubElement(left, "div").text = self.md.htmlStash.store(area)
        etree.SubElement(left, "div", {"class": "atelier__constantes", "data-constantes": "", "hidden": "hidden", "role": "group", "aria-label": "Constantes"})
        actions = etree.SubElement(left, "div", {"class": "atelier__gestes", "data-gestes": "", "hidden": "hidden"})
        for name, text, main, hidden in ACTIONS:
            attributes = {"type": "button", "class": f"md-button{' md-button--primary' * main}", f"data-{name}": ""}
            button = etree.SubElement(actions, "button", attributes | ({"hidden": "hidden"} if hidden else {}))
            button.text = AtomicString(text)
        right = etree.SubElement(root, "div", {"class": "atelier__reponse"})
        etree.SubElement(right, "p", {"class": "atelier__statut", "data-statut": ""})
        etree.SubElement(right, "p", {"class": "atelier__avant", "data-avant": "", "hidden": "hidden"}).text = "Ce qui suit répond au programme d'avant vos changements."
        self.results = etree.SubElement(right, "div", {"data-resultats": "", "aria-live": "off"})
        return root

    def on_add(self, block: etree.Element) -> etree.Element:
        return self.results


def _engine() -> dict[str, str]:
    """Which folder holds what the page loads, when it has been prepared (see `build`)."""
    try:
        return {"data-moteur": json.loads(MANIFEST.read_text(encoding="utf-8"))["dossier"]}
    except FileNotFoundError:
        return {}


class WorkshopExtension(BlocksExtension):
    """``cours.atelier.page`` in the list of Markdown extensions."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        block_mgr.register(_WorkshopBlock, {})


def makeExtension(**options: Any) -> Extension:  # the name that Python-Markdown looks for
    return WorkshopExtension(**options)
