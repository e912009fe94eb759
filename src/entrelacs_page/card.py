"""A proof as HTML: a card that reads without JavaScript and prints.

Everything here turns a ``Proof`` (see ``proof.py``) into elements; nothing is computed about programs.  Texts that come from a
program are ``AtomicString``: Markdown must not read a ``*`` or a ``_`` in them.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from entrelacs.telling.shell import spelled
from entrelacs_page.proven import Proof, TraceStep
from entrelacs_page.words import quantity, say, schedules, share

try:
    from markdown.util import AtomicString
except ImportError:  # in the workshop, where no Markdown is read
    AtomicString = str

if TYPE_CHECKING:
    from entrelacs_page.claims import Claim

#: What a probability means; ``analysis.py`` of `entrelacs` computes it.
CHANCE = (
    "la probabilité d’une fin si, à chaque pas, le fil suivant était tiré au sort parmi ceux qui peuvent avancer, tous avec la"
    " même chance, puis, de même, l’une de ses suites s’il en a plusieurs."
)
MARKS = {"attendue": "✓", "surprenante": "!", "interdite": "✗", "possible": "•", "faute": "✗"}


def card(
    claim: Claim, proof: Proof, *, program: str = "", method: str = "", further: Iterable[etree.Element] = ()
) -> tuple[etree.Element, etree.Element]:
    """Return the card of ``claim`` and, inside it, the element that receives the block's own content.

    ``program`` is what the card calls the program (its path, unless told otherwise), ``method`` the address of a page that says how it is
    verified, ``further`` what else is said under the numbers.
    """
    root, title = _titled(claim, say("Faute démontrée") if claim.wrong else say("Prouvé"))
    add(title, "span", claim.sentence, **{"class": "preuve__affirmation"})
    _outcomes(root, proof)
    _summary(root, claim, proof, program)
    root.extend(further)
    body = add(root, "div", **{"class": "preuve__commentaire"})
    if proof.trace:
        _trace(root, proof)
    if proof.needed:
        _needed(root, proof)
    _limits(root, claim, proof, method)
    return root, body


def card_of_program(shown: Any, proof: Proof, *, complete: bool, method: str = "", replay: bool = True) -> etree.Element:
    """The card of a program of which nobody has claimed anything: what may happen, and the way to a fault.

    `shown` has the fields of a `Claim` that a card reads; `complete` tells whether the search was; `method` as for `card`; `replay`, whether
    the card says how to replay the way.
    """
    root, _ = _titled(shown, shown.sentence)
    _outcomes(root, proof)
    if complete:
        _summary(root, shown, proof)
    if proof.trace:
        _trace(root, proof, replay=replay)
    if complete:
        _limits(root, shown, proof, method)
    return root


def _titled(shown: Any, verdict: str) -> tuple[etree.Element, etree.Element]:
    """A card with its verdict, and its title."""
    # A group, not a landmark: a page holds a dozen of them, sometimes with the same sentence.
    kind = "faute" if shown.wrong else "prouvee"
    root = etree.Element("div", {"class": f"preuve preuve--{kind}", "id": shown.ident, "role": "group"})
    root.set("aria-labelledby", f"{shown.ident}-titre")
    title = add(root, "p", id=f"{shown.ident}-titre", **{"class": "preuve__titre"})
    add(title, "span", verdict, **{"class": "preuve__verdict"}).tail = " "  # this is the name of the card, too
    return root, title


def _status(line: etree.Element, status: str) -> None:
    cell = add(line, "td")
    add(cell, "span", MARKS[status], **{"class": "preuve__marque", "aria-hidden": "true"}).tail = f" {say(status)}"


def _summary(root: etree.Element, claim: Claim, proof: Proof, called: str = "") -> None:
    summary = add(root, "p", say("entrelacs a parcouru "), **{"class": "preuve__bilan"})
    add(summary, "strong", say("tous")).tail = say(" les entrelacements de ")
    program = add(summary, "code", AtomicString(called or claim.program))
    program.tail = say(", avec ") if claim.constants else ""
    last = program
    for number, (name, _, explored) in enumerate(proof.source_constants):
        last = add(summary, "code", AtomicString(f"{name} = {explored}"))
        last.tail = ", " if number + 1 < len(proof.source_constants) else ""
    last.tail = (last.tail or "") + (
        say(" : {}, {}, {}.", quantity(proof.states, "état"), quantity(proof.transitions, "transition"), schedules(proof.schedules))
    )


def _outcomes(root: etree.Element, proof: Proof) -> None:
    told = any(row.sentence for row in proof.rows)
    header = (say("Ce qui peut arriver"), say("Statut"), say("Au hasard"), say("Ce que cela veut dire"))[: 4 if told else 3]
    body = table_in(root, "preuve__resultats", say("Toutes les fins possibles"), header)
    for row in proof.rows:
        line = add(body, "tr", **{"class": f"preuve__fin preuve__fin--{row.status}"})
        what = add(line, "th", scope="row")
        if row.printed:
            _printed(what, row.text)
        else:
            first, *ways = row.text.split("\n")
            what.text = AtomicString(first[:1].upper() + first[1:])
            for way in ways:
                add(what, "span", AtomicString(way), **{"class": "preuve__facon"})
        _status(line, row.status)
        add(line, "td", AtomicString(share(row.share)), **{"class": "preuve__hasard"})
        if told:
            add(line, "td", row.sentence)


def _printed(parent: etree.Element, text: str) -> None:
    if not text:
        add(parent, "em", say("n’affiche rien"))
        return
    for number, line in enumerate(text.split("\n")):
        if number:
            add(parent, "br")
        add(parent, "code", AtomicString(line))


def _trace(root: etree.Element, proof: Proof, *, replay: bool = True) -> None:
    details = details_in(root, say("Le plus court chemin vers la faute, en {}", quantity(len(proof.trace), "pas", "pas")))
    path_of_run(details, proof.threads, proof.trace)
    add(details, "p", AtomicString(say("Fin : {}.", proof.trace_end)), **{"class": "preuve__conclusion"})
    if not replay:
        return
    real = spelled("--reel")
    command = add(details, "p", say("Pour le rejouer chez vous, sur de vrais fils : "))
    add(command, "code", AtomicString(f"{proof.replay} {real}")).tail = say(" ; sans ")
    add(command, "code", AtomicString(real)).tail = say(", dans le modèle.")


def path_of_run(root: etree.Element, threads: tuple[str, ...], steps: tuple[TraceStep, ...]) -> None:
    """Put a run into ``root``: a table with one column for each thread."""
    involved = sorted({step.thread for step in steps})
    names = [threads[index] for index in involved]
    body = table_in(root, "preuve__trace", say("Un fil par colonne"), (say("Pas"), *names, say("Ce qui change")))
    for number, step in enumerate(steps, 1):
        line = add(body, "tr")
        add(line, "th", AtomicString(str(number)), scope="row")
        for index in involved:
            cell = add(line, "td")
            if index == step.thread:
                if step.line is None:
                    cell.text = AtomicString(step.action)
                else:
                    mark = add(cell, "span", AtomicString(step.place or say("l. {}", step.line)), **{"class": "preuve__ligne"})
                    mark.tail = AtomicString(f" {step.action}")
        add(line, "td", AtomicString(say(" ; ").join(step.changes)))


def _needed(root: etree.Element, proof: Proof) -> None:
    details = details_in(root, say("Ce qui casse sans chacune de ces lignes"))
    body = table_in(details, "preuve__necessite", say("Chaque élément est retiré seul"), (say("Ligne"), say("Le programme…"), say("Ce qui arrive alors")))
    for number, label, effect in proof.needed:
        line = add(body, "tr")
        add(line, "th", AtomicString(str(number)), scope="row")
        _quoting(add(line, "td"), label)
        _quoting(add(line, "td"), effect)


def _quoting(parent: etree.Element, text: str) -> None:
    """Add ``text`` to ``parent``, what it quotes (« with verrou », “with lock”) as code: quotation marks are for words."""
    words, *quoted = re.split(r"(?:«[ \u00a0]|“)(.*?)(?:[ \u00a0]»|”)", text)
    parent.text = AtomicString(words)
    for code, words in zip(quoted[::2], quoted[1::2], strict=True):
        add(parent, "code", AtomicString(code)).tail = AtomicString(words)


def _limits(root: etree.Element, claim: Claim, proof: Proof, method: str) -> None:
    details = details_in(root, say("Ce que cette preuve dit, et ce qu’elle ne dit pas"), " preuve__limites")
    items = add(details, "ul")
    for sentence in proof.conditions:
        add(items, "li", AtomicString(sentence.replace("'", "’")))
    for name, shown, explored in proof.source_constants:
        item = add(items, "li", say("Constante : "))
        name_code = add(item, "code", AtomicString(name))
        name_code.tail = say(" vaut ")
        shown_code = add(item, "code", AtomicString(shown))
        shown_code.tail = say(" dans le fichier et ")
        add(item, "code", AtomicString(explored)).tail = say(" dans l’exploration ; la preuve vaut pour cette valeur.")
    add(
        items,
        "li",
        say(
            "Un pas est une lecture, une écriture ou une opération de synchronisation ; entre deux pas, n’importe quel fil prêt"
            " peut passer. Le modèle admet plus d’ordres que CPython avec GIL n’en montre."
        ),
    )
    add(
        items,
        "li",
        say("« Au hasard » : {} Un vrai système d’exploitation ne tire pas au sort : ce n’est pas une fréquence mesurée.", say(CHANCE)),
    )
    wakeups = (
        say("Les fils en attente sont réveillés dans l’ordre d’arrivée, comme le fait CPython (option « fifo »).")
        if claim.wakeups == "fifo"
        else say("Quand plusieurs fils attendent, la documentation ne dit pas lequel est réveillé : tous les choix sont explorés.")
    )
    add(items, "li", wakeups)
    add(items, "li", say("Les durées ne comptent pas : une pause ou un délai d’attente peut finir à tout moment."))
    if method:
        add(add(details, "p"), "a", say("Comment entrelacs vérifie"), href=method)


def details_in(parent: etree.Element, summary: str, name: str = "") -> etree.Element:
    """Add to ``parent`` what is folded under ``summary``, and return it."""
    # The words of two hundred proofs would answer every search: the index keeps the claim and its outcomes.
    details = add(parent, "details", **{"class": f"preuve__details{name}", "data-search-exclude": ""})
    add(details, "summary", summary)
    return details


def table_in(parent: etree.Element, name: str, caption: str, header: tuple[str, ...]) -> etree.Element:
    """Add a table in a box that scrolls alone (a phone is narrower than some schedules) and return its ``tbody``."""
    box = add(parent, "div", tabindex="0", role="group", **{"class": "preuve__boite", "aria-label": caption})
    table = add(box, "table", **{"class": name})
    add(table, "caption", caption)
    line = add(add(table, "thead"), "tr")
    for text in header:
        add(line, "th", AtomicString(text), scope="col")
    return add(table, "tbody")


def add(parent: etree.Element, tag: str, text: str | None = None, **attributes: Any) -> etree.Element:
    element = etree.SubElement(parent, tag, attributes)
    element.text = text
    return element
