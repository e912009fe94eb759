"""What is played of an exercise, and the table of all of them, as HTML that reads without JavaScript.

``docs/assets/script/exercices.js`` finds in it all that it needs: names, answers and reasons.
"""

from __future__ import annotations

import html
import json
import xml.etree.ElementTree as etree
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markdown.util import AtomicString

from cours.exercise_data import QUESTIONS, Choice, Play
from cours.ordering import Orders
from cours.typography import typeset

#: What each kind asks, in the words of the reader.
KINDS = {
    "trouver": "trouver l'ordre",
    "prédire": "prédire",
    "ordonner": "remettre en ordre",
    "choisir": "choisir",
    "réparer": "réparer",
    "écrire": "écrire",
    "diagnostiquer": "diagnostiquer",
    QUESTIONS: "dire pourquoi",
}
PATHS = {"terminale": "Terminale NSI", "licence": "licence, MPI", "developpeur": "développement"}
COMMAND = "python -m entrelacs exercice"


def anchor(play: Play) -> str:
    """The anchor of what is played: an exercise's heading, or a question."""
    return f"{'question' if play.kind == QUESTIONS else 'exercice'}-{play.name.rpartition('/')[2]}"


def play_html(parent: etree.Element, play: Play, up: str, store: Callable[[str], str]) -> etree.Element:
    """Add what the reader answers: the propositions, or where one writes and is corrected.

    ``up`` leads to the site's root; ``store`` keeps raw HTML and gives what stands for it in the tree.
    """
    root = _add(parent, "div", None, "jeu", **{"data-exercice": play.name, "data-genre": play.kind})
    if play.kind == QUESTIONS:
        root.set("id", anchor(play))
    if play.choices:
        if play.several:
            root.set("data-plusieurs", "")
        _add(root, "p", play.question, "jeu__consigne sans-glossaire")
        listed = _add(root, "ol", None, "jeu__propositions sans-glossaire", type="A")
        for choice in play.choices:
            _proposition(_add(listed, "li", None), choice)
        if play.kind == "diagnostiquer":
            _workshop(root, "Pour explorer ce programme avant de répondre", play, up, store)
    elif play.kind in ("réparer", "écrire"):
        _workshop(root, "Pour l'écrire et le faire corriger, sans rien installer", play, up, store)
        command = f"{COMMAND} {play.name}"
        said = _add(root, "p", "Chez vous : ", "jeu__commande")
        _add(said, "code", AtomicString(command)).tail = " "
        button = _add(said, "button", "Copier la commande", "exemple-commande", type="button", hidden="")
        button.set("data-commande", command)
        button.set("aria-label", f"Copier la commande {command}")
    return root


def _workshop(root: etree.Element, why: str, play: Play, up: str, store: Callable[[str], str]) -> None:
    here = _add(root, "p", f"{why} : ", "jeu__atelier")
    # Raw: MkDocs would look for an anchor at what the workshop is to open.
    link = store(f'<a href="{up}atelier/#exercice={play.name}">ouvrir dans l’atelier</a>')
    _add(here, "span", link).tail = "."


def lines_html(root: etree.Element, orders: Orders) -> str:
    """Add the lines to put in order to what ``play_html`` gave; return the ``<script>`` that answers for every order."""
    some = len(orders.lines) > orders.size
    question = f"Remettez en ordre {orders.size} de ces lignes ; laissez le reste de côté." if some else "Remettez ces lignes en ordre."
    _add(root, "p", question, "jeu__consigne sans-glossaire")
    listed = _add(root, "ul", None, "jeu__lignes")
    least = min(len(line) - len(line.lstrip()) for line in orders.lines)
    for line in orders.lines:
        item = _add(listed, "li", None, style=f"--retrait: {len(line) - len(line.lstrip()) - least}")
        _add(item, "code", AtomicString(line.strip()))
    said = [html.unescape(typeset(html.escape(sentence, quote=False))) for sentence in orders.sentences]
    data = json.dumps({"garder": orders.size, "phrases": said, "ordres": orders.answers}, ensure_ascii=False, separators=(",", ":"))
    for sign, escaped in (("&", "\\u0026"), ("<", "\\u003c"), (">", "\\u003e")):
        data = data.replace(sign, escaped)
    return f'<script type="application/json">{data}</script>'


def answers_html(parent: etree.Element, play: Play) -> etree.Element:
    """Add which propositions are right, and why."""
    root = _add(parent, "ol", None, "jeu__reponses", **{"type": "A", "data-reponses": play.name})
    words = ("Possible", "Impossible") if play.kind == "prédire" else ("Oui", "Non")
    for choice in play.choices:
        item = _add(root, "li", None, **{"data-juste": "oui" if choice.right else "non"})
        _add(item, "strong", f"{'✓' if choice.right else '✗'} {words[not choice.right]}.", "jeu__verdict").tail = " "
        _add(item, "span", choice.why, "jeu__pourquoi")
    return root


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: an exercise, or the questions of a page; ``names`` are those that progress is kept under."""

    title: str
    address: str
    page: str
    page_address: str
    kind: str
    level: int
    minutes: int
    paths: Sequence[str]
    names: Sequence[str]
    before: Sequence[str] = ()
    """The addresses of the pages to be read before."""


def table_html(parent: etree.Element, lines: Sequence[Line]) -> etree.Element:
    """Add the table of all the exercises."""
    root = _add(parent, "div", None, "exercices", **{"data-parcours": json.dumps(PATHS, ensure_ascii=False)})
    table = _add(root, "table", None, "exercices__table")
    _add(table, "caption", "Tous les exercices")
    head = _add(_add(table, "thead", None), "tr", None)
    for text in ("Exercice", "Page", "Genre", "Niveau", "Durée", "Fait"):
        _add(head, "th", text, scope="col")
    body = _add(table, "tbody", None)
    for line in lines:
        data = {"genre": line.kind, "parcours": " ".join(line.paths), "exercices": " ".join(line.names), "page": line.page_address}
        data |= {"avant": " ".join(line.before)} if line.before else {}
        row = _add(body, "tr", None, **{f"data-{name}": value for name, value in data.items()})
        _add(_add(row, "th", None, scope="row"), "a", line.title, href=line.address)
        _add(_add(row, "td", None), "a", line.page, href=line.page_address)
        _add(row, "td", KINDS[line.kind], "exercices__genre")
        _add(row, "td", f"niveau {line.level}")
        _add(row, "td", f"{line.minutes} min")
        _add(row, "td", None, "exercices__etat")
    return root


def _proposition(item: etree.Element, choice: Choice) -> None:
    if not choice.printed:
        item.text = choice.text[:1].upper() + choice.text[1:]
    elif not choice.text:
        _add(item, "em", "n’affiche rien")
    else:
        for number, line in enumerate(choice.text.split("\n")):
            if number:
                _add(item, "br", None)
            _add(item, "code", AtomicString(line))


def _add(parent: etree.Element, tag: str, text: str | None, name: str = "", **attributes: str) -> etree.Element:
    element = etree.SubElement(parent, tag, ({"class": name} if name else {}) | attributes)
    element.text = text
    return element
