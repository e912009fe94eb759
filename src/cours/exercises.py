"""The blocks ``exercice``, ``questions`` and ``exercices``: an exercise's folder, as a part of a page.

``/// exercice | page/nom`` and ``/// questions | page`` become Markdown before the page is parsed: heading, statement, includes,
hints, ``/// preuve`` for each claim (``claims.py`` has read it with its options).  Everything downstream then sees a page like
any other.  Two blocks are left in it for what Markdown cannot say: ``jeu`` (the propositions, or the command) and ``reponses``.
Without JavaScript they are lists, the answers in a disclosure; ``docs/assets/script/exercices.js`` makes the list one to tick.

``/// exercices`` is the table of all of them.
"""

from __future__ import annotations

import os
import re
import string
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from pathlib import Path

import pymdownx.blocks
from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor
from markdown.util import AtomicString
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from cours import exercise_data
from cours.card import title_of
from cours.exercise_data import Choice, Claim, ExerciseError, Play, Shown
from cours.inclusion import InclusionError, check
from cours.page import PageError, current_page

#: What each kind asks, in the words of the reader.
KINDS = {
    "trouver": "trouver l'ordre",
    "prédire": "prédire",
    "ordonner": "ordonner",
    "choisir": "choisir",
    "réparer": "réparer",
    "écrire": "écrire",
    "diagnostiquer": "diagnostiquer",
    exercise_data.QUESTIONS: "dire pourquoi",
}
PATHS = {"terminale": "Terminale NSI", "licence": "licence, MPI", "developpeur": "développement"}
COMMAND = "python -m entrelacs exercice"
_NAMES = frozenset("Python CPython Peterson Lamport Dijkstra Dekker".split())
_HEADING = re.compile(r"### Exercice (\d+)\b")


def expanded(text: str, page: Path, root: Path = Path()) -> list[tuple[int, str]]:
    """Return the lines of a page with its exercises in place of their blocks, each after the line (from 1) that it comes from.

    Raises ``ExerciseError``.
    """
    lines = text.split("\n")
    found: list[tuple[int, str]] = []
    number, after = 0, 0
    for block in exercise_data.blocks(lines, page):
        found += enumerate(lines[after : block.first], after + 1)
        number = max([number, *(int(m[1]) for _, line in found if (m := _HEADING.match(line)))])
        shown, plays = exercise_data.plays_of(block, page, root)
        part = list(_exercise(shown, number + 1, page, root) if shown else _questions(plays))
        try:
            check(part, root)
        except InclusionError as error:
            file = exercise_data.FOLDER / block.name / ("exercice.toml" if shown else "questions.toml")
            raise ExerciseError(f"{file} : {error.reason}") from None
        found += ((block.first + 1, f"{block.indent}{line}" if line else "") for line in part)
        after = block.last + 1
    return found + list(enumerate(lines[after:], after + 1))


# --- As Markdown -----------------------------------------------------------------------------------------------------


def _exercise(shown: Shown, number: int, page: Path, root: Path) -> Iterator[str]:
    head, play = shown.head, shown.play
    yield f"### Exercice {number} : {_following(head.title)} {{ #{anchor(play)} }}"
    yield from ("", _card(shown, page, root), "{ .exercice__fiche }", "", *head.statement.split("\n"), "")
    if head.kind == "trouver":
        # The player shows it too: here for who cannot play, or runs it.
        yield from ('??? programme "Le programme"', "", *_indented(list(_program(_option(play.claims[0], "programme")))))
    elif head.kind in ("réparer", "écrire"):
        yield from _program((shown.folder / "depart.py").as_posix(), strong=_learners(shown))
    elif "programme" in head.data:
        yield from _program((shown.folder / head.data["programme"]).as_posix())
    if head.kind == "choisir":
        for letter, choice in lettered(play):
            yield from ("", f"**{letter}. {_capital(choice.text)}**", "", *_program(_option(choice.claim, "programme"), part=choice.part))
    if head.kind == "diagnostiquer":
        record = (shown.folder / head.data["releve"]).as_posix()
        yield from ("```text title=\"Ce que dit l'exécution\"", f'--8<-- "{record}"', "```")
    if head.kind == "trouver":
        yield from ("", *_proof(play.claims[0]))
    yield from ("", f"/// jeu | {play.name}", "///")
    for rank, hint in enumerate(head.hints, 1):
        title = f"Indice {rank}" if len(head.hints) > 1 else "Indice"
        yield from ("", f'??? indice "{title}"', "", *_indented(hint.strip().split("\n")))
    if head.kind == "choisir":
        for letter, choice in lettered(play):
            if choice.claim:
                yield from ("", f'??? variante "Variante {letter} : ce que trouve l\'explorateur"', "", *_indented(_proof(choice.claim)))
    elif play.choices:
        yield from _answers(play)
        return
    if play.choices:
        yield from _answers(play, claims=False)


def _questions(plays: tuple[Play, ...]) -> Iterator[str]:
    yield "### Questions : pourquoi ? { #questions }"
    for play in plays:
        yield from ("", f"/// jeu | {play.name}", "///", *_answers(play))


def _answers(play: Play, claims: bool = True) -> Iterator[str]:
    proofs: list[str] = []
    for claim in play.claims if claims else ():
        program = _option(claim, "programme")
        if play.kind == exercise_data.QUESTIONS and program.startswith(f"{exercise_data.FOLDER}/"):  # no statement has shown it
            proofs += ["", *_program(program)]
        proofs += ["", *_proof(claim)]
    yield from ("", '??? solution "Voir la réponse"', "", *_indented([f"/// reponses | {play.name}", "///", *proofs]))


def _card(shown: Shown, page: Path, root: Path) -> str:
    head = shown.head
    said = [f"**{_capital(KINDS[head.kind])}**", f"niveau {head.level}", f"{head.minutes} min"]
    if head.before:
        said.append("à lire avant : " + ", ".join(_link(target, page, root) for target in head.before))
    if head.kind in ("réparer", "écrire"):
        said.append("à vous : les lignes surlignées")
    return " · ".join(said)


def _link(target: str, page: Path, root: Path) -> str:
    path, _, place = target.partition("#")
    if not (root / "docs" / path).is_file():
        raise ExerciseError(f"« avant » : la page « {path} » n'existe pas dans docs/ (forme attendue : mecanismes/semaphore.md).")
    address = Path(os.path.relpath(Path("docs") / path, page.parent)).as_posix()
    return f"[{title_of(root / 'docs' / path)}]({address}{'#' * bool(place)}{place})"


def _program(path: str, part: str = "", strong: str = "") -> Iterator[str]:
    marked = f' hl_lines="{strong}"' if strong else ""
    yield from (f'```python title="{path}"{marked}', f'--8<-- "{path}{":" * bool(part)}{part}"', "```")


def _learners(shown: Shown) -> str:
    """The lines of ``depart.py`` that are the learner's, as ``hl_lines`` names them."""
    return " ".join(f"{first}-{last}" for first, last in shown.head.frame.start().spans if first <= last)


def _option(claim: Claim | None, name: str) -> str:
    assert claim is not None
    return str(claim[1][name])


def _proof(claim: Claim) -> list[str]:
    return [f"/// preuve | {claim[0]}", "///"]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _following(title: str) -> str:
    """A title after a colon: without its capital, unless that of a name."""
    word = re.match(r"[\w-]*", title)
    return title if word and (word[0] in _NAMES or word[0][1:] != word[0][1:].lower()) else title[:1].lower() + title[1:]


def _indented(lines: list[str]) -> list[str]:
    return [f"    {line}" if line else "" for line in lines]


def anchor(play: Play) -> str:
    """The anchor of what is played: an exercise's heading, or a question."""
    kind = "question" if play.kind == exercise_data.QUESTIONS else "exercice"
    return f"{kind}-{play.name.rpartition('/')[2]}"


def lettered(play: Play) -> list[tuple[str, Choice]]:
    return list(zip(string.ascii_uppercase, play.choices, strict=False))


class _Expand(Preprocessor):
    """Runs between the check of the page's own includes (33), which knows its lines, and their expansion (32)."""

    def run(self, lines: list[str]) -> list[str]:
        page = current_page(self.md) or Path("docs/page.md")
        self.md.plays = {}
        try:
            for block in exercise_data.blocks(lines, page):
                for play in exercise_data.plays_of(block, page)[1]:
                    if play.name in self.md.plays:
                        raise ExerciseError(f"{page}:{block.first + 1} : « {block.name} » est déjà dans cette page ; retirez l'un des deux blocs.")
                    self.md.plays[play.name] = play
            return [line for _, line in expanded("\n".join(lines), page)]
        except ExerciseError as error:
            raise PageError(str(error)) from None


# --- As HTML ---------------------------------------------------------------------------------------------------------


class _PlayBlock(Block):
    """``/// jeu | page/nom``: the propositions, or the command."""

    NAME = "jeu"
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        play: Play = self.md.plays[self.argument]
        root = etree.SubElement(parent, "div", {"class": "jeu", "data-exercice": play.name, "data-genre": play.kind})
        if play.kind == exercise_data.QUESTIONS:
            root.set("id", anchor(play))
        if play.choices:
            if play.several:
                root.set("data-plusieurs", "")
            _add(root, "p", play.question, "jeu__consigne sans-glossaire")
            listed = _add(root, "ol", None, "jeu__propositions sans-glossaire", type="A")
            for choice in play.choices:
                _proposition(_add(listed, "li", None, ""), choice)
        elif play.kind in ("réparer", "écrire"):
            command = f"{COMMAND} {play.name}"
            said = _add(root, "p", "Pour l'écrire et le faire corriger : ", "jeu__commande")
            code = _add(said, "code", AtomicString(command), "")
            code.tail = " "
            button = _add(said, "button", "Copier la commande", "exemple-commande", type="button", hidden="")
            button.set("data-commande", command)
            button.set("aria-label", f"Copier la commande {command}")
        return root


class _AnswersBlock(Block):
    """``/// reponses | page/nom``: which propositions are right, and why."""

    NAME = "reponses"
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        play: Play = self.md.plays[self.argument]
        root = etree.SubElement(parent, "ol", {"class": "jeu__reponses", "type": "A", "data-reponses": play.name})
        words = ("Possible", "Impossible") if play.kind == "prédire" else ("Oui", "Non")
        for choice in play.choices:
            item = _add(root, "li", None, "", **{"data-juste": "oui" if choice.right else "non"})
            _add(item, "strong", f"{'✓' if choice.right else '✗'} {words[not choice.right]}.", "jeu__verdict").tail = " "
            _add(item, "span", choice.why, "jeu__pourquoi")
        return root


def _proposition(item: etree.Element, choice: Choice) -> None:
    if not choice.printed:
        item.text = _capital(choice.text)
    elif not choice.text:
        _add(item, "em", "n’affiche rien", "")
    else:
        for number, line in enumerate(choice.text.split("\n")):
            if number:
                _add(item, "br", None, "")
            _add(item, "code", AtomicString(line), "")


def _add(parent: etree.Element, tag: str, text: str | None, name: str, **attributes: str) -> etree.Element:
    element = etree.SubElement(parent, tag, ({"class": name} if name else {}) | attributes)
    element.text = text
    return element


class ExerciseExtension(BlocksExtension):
    """Registers the expansion and the blocks that it leaves."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: pymdownx.blocks.BlocksProcessor) -> None:
        md.preprocessors.register(_Expand(md), "exercices", 32.5)
        block_mgr.register(_PlayBlock, {})
        block_mgr.register(_AnswersBlock, {})


def makeExtension(**options: object) -> Extension:  # the name that Python-Markdown looks for
    return ExerciseExtension(**options)
