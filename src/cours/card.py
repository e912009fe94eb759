"""A proof as HTML: a card that reads without JavaScript and prints.

Everything here turns a ``Proof`` (see ``proof.py``) into elements; nothing is computed about programs.  Texts that come from a
program are ``AtomicString``: Markdown must not read a ``*`` or a ``_`` in them.
"""

from __future__ import annotations

import os
import re
import xml.etree.ElementTree as etree
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cours.proven import Proof, TraceStep
from entrelacs.telling.sentences import percent

try:
    from markdown.util import AtomicString
except ImportError:  # in the workshop, where no Markdown is read
    AtomicString = str

if TYPE_CHECKING:
    from cours.claims import Claim
    from cours.for_real import Told

METHOD_PAGE = Path("docs/projet/comment-entrelacs-verifie.md")
#: Where that page says how a schedule is imposed upon real threads.
FOR_REAL = "#sur-de-vrais-fils"
#: What a probability means, in the words of ``METHOD_PAGE``; ``analysis.py`` computes it.
CHANCE = (
    "la probabilité d’une fin si, à chaque pas, le fil suivant était tiré au sort parmi ceux qui peuvent avancer, tous avec la"
    " même chance, puis, de même, l’une de ses suites s’il en a plusieurs."
)
MARKS = {"attendue": "✓", "surprenante": "!", "interdite": "✗", "possible": "•", "faute": "✗"}


def card(claim: Claim, proof: Proof, real: Told | None = None) -> tuple[etree.Element, etree.Element]:
    """Return the card of ``claim`` and, inside it, the element that receives the block's own content.

    ``real`` is what real threads did with the fault that it shows, if they were tried.
    """
    root, title = _titled(claim, "Faute démontrée" if claim.wrong else "Prouvé")
    _add(title, "span", claim.sentence, **{"class": "preuve__affirmation"})
    _outcomes(root, proof)
    _summary(root, claim, proof)
    if real:
        _for_real(root, claim, real)
    body = _add(root, "div", **{"class": "preuve__commentaire"})
    if proof.trace:
        _trace(root, claim, proof)
    if proof.needed:
        _needed(root, proof)
    _limits(root, claim, proof)
    return root, body


def card_of_program(shown: Any, proof: Proof, *, complete: bool) -> etree.Element:
    """The card of a program of which nobody has claimed anything: what may happen, and the way to a fault.

    `shown` has the fields of a `Claim` that a card reads; `complete` tells whether the search was.
    """
    root, _ = _titled(shown, shown.sentence)
    _outcomes(root, proof)
    if complete:
        _summary(root, shown, proof)
    if proof.trace:
        _trace(root, shown, proof)
    if complete:
        _limits(root, shown, proof, "../projet/comment-entrelacs-verifie/")
    return root


def _titled(shown: Any, verdict: str) -> tuple[etree.Element, etree.Element]:
    """A card with its verdict, and its title."""
    # A group, not a landmark: a page holds a dozen of them, sometimes with the same sentence.
    kind = "faute" if shown.wrong else "prouvee"
    root = etree.Element("div", {"class": f"preuve preuve--{kind}", "id": shown.ident, "role": "group"})
    root.set("aria-labelledby", f"{shown.ident}-titre")
    title = _add(root, "p", id=f"{shown.ident}-titre", **{"class": "preuve__titre"})
    _add(title, "span", verdict, **{"class": "preuve__verdict"})
    return root, title


def _status(line: etree.Element, status: str) -> None:
    cell = _add(line, "td")
    _add(cell, "span", MARKS[status], **{"class": "preuve__marque", "aria-hidden": "true"}).tail = f" {status}"


def register(root: etree.Element, proofs: list[tuple[Claim, Proof]], page: Path) -> None:
    """Fill ``root`` with every claim, one table for each page of the course, each claim linked to its card from ``page``."""
    wrong = sum(claim.wrong for claim, _ in proofs)
    summary = f"{quantity(len(proofs), 'affirmation')} : {quantity(len(proofs) - wrong, 'preuve')},"
    summary += f" {quantity(wrong, 'faute démontrée', 'fautes démontrées')} ;"
    summary += f" {quantity(sum(proof.states for _, proof in proofs), 'état')} en tout."
    _add(root, "p", summary)
    header = ("Affirmation", "Programme", "Verdict", "États", "Ordonnancements")
    shown = None
    for claim, proof in proofs:
        if claim.page != shown:
            shown, title = claim.page, title_of(claim.page)
            _add(root, "h2", title)
            of_page = [claim.wrong for claim, _ in proofs if claim.page == shown]
            fold = _details(root, f"{quantity(len(of_page), 'affirmation')}, dont {quantity(sum(of_page), 'faute démontrée', 'fautes démontrées')}")
            body = _table(fold, "registre__table", f"Affirmations de la page {title}".replace("'", "’"), header)
        line = _add(body, "tr")
        link = _add(line, "th", scope="row")
        _add(link, "a", claim.sentence, href=f"{_relative(claim.page, page)}#{claim.ident}")
        program = _add(line, "td")
        _add(program, "code", AtomicString(_program(claim).removeprefix("exemples/")))
        if claim.constants:
            _add(program, "br").tail = AtomicString(", ".join(f"{name} = {value!r}" for name, value in claim.constants.items()))
        verdict, kind = ("✗ faute démontrée", "faute") if claim.wrong else ("✓ prouvé", "prouvee")
        _add(line, "td", verdict, **{"class": f"registre__{kind}"})
        _add(line, "td", AtomicString(quantity(proof.states, "").strip()))
        _add(line, "td", AtomicString("illimité" if proof.schedules is None else quantity(proof.schedules, "").strip()))


def title_of(page: Path) -> str:
    """The title of ``page`` as words; its path when it has none."""
    found = re.search(r"^# (.+?)(?: *\{.*\})?$", page.read_text(encoding="utf-8"), re.MULTILINE) if page.is_file() else None
    return re.sub("[*`]", "", found[1]) if found else page.as_posix()


def quantity(number: int, singular: str, plural: str | None = None) -> str:
    """Return ``number`` and its noun in French: « 1 état », « 12 600 états », « environ 3,2 × 10¹⁵ ordonnancements »."""
    noun = singular if number < 2 else plural or f"{singular}s" if singular else ""
    if number < 10**9:
        return f"{number:,}".replace(",", "\u202f") + f"\u00a0{noun}"
    mantissa, exponent = f"{Decimal(number):.1E}".split("E+")  # a float has no room for the largest
    powers = exponent.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"environ {mantissa.replace('.', ',')} × 10{powers}\u00a0{noun}"


def schedules(number: int | None) -> str:
    """Return the number of schedules in words; None means that the graph has a cycle."""
    return "un nombre illimité d’ordonnancements" if number is None else quantity(number, "ordonnancement")


def share(probability: float | None) -> str:
    """Return a probability as a French percentage, or « jamais » when nothing leads there."""
    if probability is None:
        return "jamais"
    return percent(probability, digits=1 if 1 <= probability * 100 <= 99 else 2).replace(" ", "\u00a0")


def _summary(root: etree.Element, claim: Claim, proof: Proof) -> None:
    summary = _add(root, "p", "entrelacs a parcouru ", **{"class": "preuve__bilan"})
    _add(summary, "strong", "tous").tail = " les entrelacements de "
    program = _add(summary, "code", AtomicString(_program(claim)))
    where = ""
    if claim.constants:
        where = ", avec "
    program.tail = where
    last = program
    for number, (name, _, explored) in enumerate(proof.source_constants):
        last = _add(summary, "code", AtomicString(f"{name} = {explored}"))
        last.tail = ", " if number + 1 < len(proof.source_constants) else ""
    last.tail = (last.tail or "") + (
        f" : {quantity(proof.states, 'état')}, {quantity(proof.transitions, 'transition')},"
        f" {schedules(proof.schedules)}."
    )


def _for_real(root: etree.Element, claim: Claim, real: Told) -> None:
    said = _add(root, "p", **{"class": "preuve__bilan preuve__reel"})
    link = _add(said, "a", real.verdict, href=_relative(METHOD_PAGE, claim.page) + FOR_REAL)
    link.tail = AtomicString(real.details.replace("'", "’"))


def _program(claim: Claim) -> str:
    """The program's path, or its name alone when it belongs to the page: the page has just shown it under its path."""
    program = Path(claim.program)
    own = Path("exemples") / claim.page.relative_to("docs").with_suffix("")
    return program.name if program.parent == own else claim.program


def _outcomes(root: etree.Element, proof: Proof) -> None:
    told = any(row.sentence for row in proof.rows)
    header = ("Ce qui peut arriver", "Statut", "Au hasard", "Ce que cela veut dire")[: 4 if told else 3]
    body = _table(root, "preuve__resultats", "Toutes les fins possibles", header)
    for row in proof.rows:
        line = _add(body, "tr", **{"class": f"preuve__fin preuve__fin--{row.status}"})
        what = _add(line, "th", scope="row")
        if row.printed:
            _printed(what, row.text)
        else:
            first, *ways = row.text.split("\n")
            what.text = AtomicString(first[:1].upper() + first[1:])
            for way in ways:
                _add(what, "span", AtomicString(way), **{"class": "preuve__facon"})
        _status(line, row.status)
        _add(line, "td", AtomicString(share(row.share)), **{"class": "preuve__hasard"})
        if told:
            _add(line, "td", row.sentence)


def _printed(parent: etree.Element, text: str) -> None:
    if not text:
        _add(parent, "em", "n’affiche rien")
        return
    for number, line in enumerate(text.split("\n")):
        if number:
            _add(parent, "br")
        _add(parent, "code", AtomicString(line))


def _trace(root: etree.Element, claim: Claim, proof: Proof) -> None:
    details = _details(root, f"Le plus court chemin vers la faute, en {quantity(len(proof.trace), 'pas', 'pas')}")
    path_of_run(details, proof.threads, proof.trace)
    _add(details, "p", AtomicString(f"Fin : {proof.trace_end}."), **{"class": "preuve__conclusion"})
    command = _add(details, "p", "Pour le rejouer chez vous, sur de vrais fils : ")
    _add(command, "code", AtomicString(f"{proof.replay} --reel")).tail = " ; sans "
    _add(command, "code", AtomicString("--reel")).tail = ", dans le modèle."


def path_of_run(root: etree.Element, threads: tuple[str, ...], steps: tuple[TraceStep, ...]) -> None:
    """Put a run into ``root``: a table with one column for each thread."""
    involved = sorted({step.thread for step in steps})
    names = [threads[index] for index in involved]
    body = _table(root, "preuve__trace", "Un fil par colonne", ("Pas", *names, "Ce qui change"))
    for number, step in enumerate(steps, 1):
        line = _add(body, "tr")
        _add(line, "th", AtomicString(str(number)), scope="row")
        for index in involved:
            cell = _add(line, "td")
            if index == step.thread:
                if step.line is None:
                    cell.text = AtomicString(step.action)
                else:
                    mark = _add(cell, "span", AtomicString(f"l. {step.line}"), **{"class": "preuve__ligne"})
                    mark.tail = AtomicString(f" {step.action}")
        _add(line, "td", AtomicString(" ; ".join(step.changes)))


def _needed(root: etree.Element, proof: Proof) -> None:
    details = _details(root, "Ce qui casse sans chacune de ces lignes")
    body = _table(details, "preuve__necessite", "Chaque élément est retiré seul", ("Ligne", "Le programme…", "Ce qui arrive alors"))
    for number, label, effect in proof.needed:
        line = _add(body, "tr")
        _add(line, "th", AtomicString(str(number)), scope="row")
        _quoting(_add(line, "td"), label)
        _quoting(_add(line, "td"), effect)


def _quoting(parent: etree.Element, text: str) -> None:
    """Add ``text`` to ``parent``, what it quotes (« with verrou ») as code: quotation marks are for words."""
    words, *quoted = re.split(r"«[ \u00a0](.*?)[ \u00a0]»", text)
    parent.text = AtomicString(words)
    for code, words in zip(quoted[::2], quoted[1::2], strict=True):
        _add(parent, "code", AtomicString(code)).tail = AtomicString(words)


def _limits(root: etree.Element, claim: Claim, proof: Proof, method_page: str = "") -> None:
    details = _details(root, "Ce que cette preuve dit, et ce qu’elle ne dit pas", " preuve__limites")
    items = _add(details, "ul")
    for sentence in proof.conditions:
        _add(items, "li", AtomicString(sentence.replace("'", "’")))
    for name, shown, explored in proof.source_constants:
        item = _add(items, "li", "Constante : ")
        name_code = _add(item, "code", AtomicString(name))
        name_code.tail = " vaut "
        shown_code = _add(item, "code", AtomicString(shown))
        shown_code.tail = " dans le fichier et "
        _add(item, "code", AtomicString(explored)).tail = " dans l’exploration ; la preuve vaut pour cette valeur."
    _add(
        items,
        "li",
        "Un pas est une lecture, une écriture ou une opération de synchronisation ; entre deux pas, n’importe quel fil prêt"
        " peut passer. Le modèle admet plus d’ordres que CPython avec GIL n’en montre.",
    )
    _add(
        items,
        "li",
        f"« Au hasard » : {CHANCE} Un vrai système d’exploitation ne tire pas au sort : ce n’est pas une fréquence mesurée.",
    )
    wakeups = (
        "Les fils en attente sont réveillés dans l’ordre d’arrivée, comme le fait CPython (option « fifo »)."
        if claim.wakeups == "fifo"
        else "Quand plusieurs fils attendent, la documentation ne dit pas lequel est réveillé : tous les choix sont explorés."
    )
    _add(items, "li", wakeups)
    _add(items, "li", "Les durées ne comptent pas : une pause ou un délai d’attente peut finir à tout moment.")
    method = _add(details, "p")
    _add(method, "a", "Comment entrelacs vérifie", href=method_page or _relative(METHOD_PAGE, claim.page))


def _relative(target: Path, page: Path) -> str:
    return Path(os.path.relpath(target, page.parent)).as_posix()


def _details(parent: etree.Element, summary: str, name: str = "") -> etree.Element:
    # The words of two hundred proofs would answer every search: the index keeps the claim and its outcomes.
    details = _add(parent, "details", **{"class": f"preuve__details{name}", "data-search-exclude": ""})
    _add(details, "summary", summary)
    return details


def _table(parent: etree.Element, name: str, caption: str, header: tuple[str, ...]) -> etree.Element:
    """Add a table in a box that scrolls alone (a phone is narrower than some schedules) and return its ``tbody``."""
    box = _add(parent, "div", tabindex="0", role="group", **{"class": "preuve__boite", "aria-label": caption})
    table = _add(box, "table", **{"class": name})
    _add(table, "caption", caption)
    line = _add(_add(table, "thead"), "tr")
    for text in header:
        _add(line, "th", AtomicString(text), scope="col")
    return _add(table, "tbody")


def _add(parent: etree.Element, tag: str, text: str | None = None, **attributes: Any) -> etree.Element:
    element = etree.SubElement(parent, tag, attributes)
    element.text = text
    return element
