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
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from cours import exercise_data
from cours.exercise_data import Choice, Claim, ExerciseError, Play, Shown
from cours.exercise_html import KINDS, PATHS, Line, anchor, answers_html, lines_html, play_html, table_html
from cours.inclusion import InclusionError, check
from cours.ordering import orders
from cours.pages import all_pages, title_of, up_from
from entrelacs.exercise.frame import Assembly, find_regions
from entrelacs.exercise.specification import CORRECTED, TYPED, Exercise
from entrelacs_page.page import PageError, current_page

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
    elif head.kind in CORRECTED:
        yield from _program((shown.folder / "depart.py").as_posix(), strong=_learners(head, "depart.py"))
    elif "programme" in head.data:
        yield from _program((shown.folder / head.data["programme"]).as_posix())
    if head.kind == "choisir":
        for letter, choice in lettered(play):
            yield from ("", f"**{letter}. {_capital(choice.text)}**", "", *_program(_option(choice.claim, "programme"), part=choice.part))
    if head.kind == "diagnostiquer":
        record = (shown.folder / head.data["releve"]).as_posix()
        yield from ('```text title="Où en était chaque fil"', f'--8<-- "{record}"', "```")
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
    if play.choices:
        yield from _answers(play, proven=head.kind != "choisir")
    if head.kind == "ordonner":
        program = _program((shown.folder / "solution.py").as_posix(), strong=_learners(head, "solution.py"))
        yield from ("", '??? solution "Voir la réponse"', "", *_indented(list(program)))


def _questions(plays: tuple[Play, ...]) -> Iterator[str]:
    yield "### Questions : pourquoi ? { #questions }"
    for play in plays:
        yield from ("", f"/// jeu | {play.name}", "///", *_answers(play))


def _answers(play: Play, proven: bool = True) -> Iterator[str]:
    proofs: list[str] = []
    for claim in play.claims if proven else ():
        program = _option(claim, "programme")
        if play.kind == exercise_data.QUESTIONS and program.startswith(f"{exercise_data.FOLDER}/"):  # no statement has shown it
            proofs += ["", *_program(program)]
        proofs += ["", *_proof(claim)]
    yield from ("", '??? solution "Voir la réponse"', "", *_indented([f"/// reponses | {play.name}", "///", *proofs]))


def _card(shown: Shown, page: Path, root: Path) -> str:
    head = shown.head
    said = [f"**{_capital(KINDS[head.kind])}**", f"niveau {head.level}", f"{head.minutes} min"]
    if head.before:
        said.append("à lire avant : " + ", ".join(_link(shown, target, page, root) for target in head.before))
    if head.kind in TYPED:
        said.append(f"à vous : les lignes surlignées, {_in_words(_learners(head, 'depart.py'))}")  # a colour alone would not be heard
    return " · ".join(said)


def _link(shown: Shown, target: str, page: Path, root: Path) -> str:
    path, _, place = target.partition("#")
    if not (root / "docs" / path).is_file():
        where = f"{shown.folder}/exercice.toml : « avant »"
        raise ExerciseError(f"{where} : la page « {path} » n'existe pas dans docs/ (forme attendue : mecanismes/semaphore.md).")
    address = Path(os.path.relpath(Path("docs") / path, page.parent)).as_posix()
    return f"[{title_of(root / 'docs' / path)}]({address}{'#' * bool(place)}{place})"


def _program(path: str, part: str = "", strong: str = "") -> Iterator[str]:
    marked = f' hl_lines="{strong}"' if strong else ""
    yield from (f'```python title="{path}"{marked}', f'--8<-- "{path}{":" * bool(part)}{part}"', "```")


def _learners(head: Exercise, program: str) -> str:
    """The lines of a program cut out of an exercise that are the learner's, as ``hl_lines`` names them.

    They are found in the file, which has been laid out since it was cut; blank lines at the ends of a region are left out.
    """
    path = head.folder / program
    text = path.read_text(encoding="utf-8") if path.is_file() else ""  # the include says that it is missing
    found = find_regions(head.frame, text)
    lines = text.splitlines()
    told = []
    for first, last in found.spans if isinstance(found, Assembly) else ():
        written = [number for number in range(first, last + 1) if lines[number - 1].strip()]
        if written:
            told.append(f"{written[0]}-{written[-1]}")
    return " ".join(told)


def _in_words(lines: str) -> str:
    """``2-2 6-20``: « 2 et 6 à 20 »."""
    spans = (span.split("-") for span in lines.split())
    return " et ".join(first if first == last else f"{first} à {last}" for first, last in spans)


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


def lettered(play: Play) -> list[tuple[str, Choice]]:
    return list(zip(string.ascii_uppercase, play.choices, strict=False))


class _Expand(Preprocessor):
    """Runs between the check of the page's own includes (33), which knows its lines, and their expansion (32)."""

    def run(self, lines: list[str]) -> list[str]:
        page = current_page(self.md) or Path("docs/page.md")
        self.md.plays = {}
        try:
            for block in exercise_data.blocks(lines, page):
                shown, plays = exercise_data.plays_of(block, page)
                for play in plays:
                    if play.name in self.md.plays:
                        raise ExerciseError(f"{page}:{block.first + 1} : « {block.name} » est déjà dans cette page ; retirez l'un des deux blocs.")
                    self.md.plays[play.name] = (shown, play)
            return [line for _, line in expanded("\n".join(lines), page)]
        except ExerciseError as error:
            raise PageError(str(error)) from None


# --- What is left in the Markdown ------------------------------------------------------------------------------------


class _PlayBlock(Block):
    """``/// jeu | page/nom``: what the reader answers."""

    NAME = "jeu"
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        shown, play = self.md.plays[self.argument]
        root = play_html(parent, play, up_from(current_page(self.md) or Path("docs/page.md")), self.md.htmlStash.store)
        if play.kind == "ordonner":
            try:
                script = lines_html(root, orders(shown.head))
            except ExerciseError as error:
                raise PageError(str(error)) from None
            etree.SubElement(root, "div").text = self.md.htmlStash.store(script)
        return root


class _AnswersBlock(Block):
    """``/// reponses | page/nom``: which propositions are right, and why."""

    NAME = "reponses"
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        return answers_html(parent, self.md.plays[self.argument][1])


class _TableBlock(Block):
    """``/// exercices``: all the exercises, in the order of the site."""

    NAME = "exercices"

    def on_create(self, parent: etree.Element) -> etree.Element:
        page = current_page(self.md) or Path("docs/page.md")
        try:
            return table_html(parent, [line for other in all_pages() for line in _lines(other, page)])
        except ExerciseError as error:
            raise PageError(str(error)) from None


def _lines(page: Path, table: Path) -> Iterator[Line]:
    """The lines of the table for the blocks of ``page``, linked from the page ``table``."""
    address = Path(os.path.relpath(page, table.parent)).as_posix()
    for block in exercise_data.blocks(page.read_text(encoding="utf-8").split("\n"), page):
        shown, plays = exercise_data.plays_of(block, page)
        names = [play.name for play in plays]
        before: list[str] = []
        if shown:
            head = shown.head
            place, title, about = anchor(shown.play), _capital(head.title), (head.kind, head.level, head.minutes, head.paths)
            before = [Path(os.path.relpath(Path("docs") / target.partition("#")[0], table.parent)).as_posix() for target in head.before]
        else:
            place, title, about = "questions", f"{len(plays)} questions", (exercise_data.QUESTIONS, 1, len(plays), tuple(PATHS))
        yield Line(title, f"{address}#{place}", title_of(page), address, *about, names, before)


class ExerciseExtension(BlocksExtension):
    """Registers the expansion and the blocks that it leaves."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: pymdownx.blocks.BlocksProcessor) -> None:
        md.preprocessors.register(_Expand(md), "exercices", 32.5)
        for block in (_PlayBlock, _AnswersBlock, _TableBlock):
            block_mgr.register(block, {})


def makeExtension(**options: object) -> Extension:  # the name that Python-Markdown looks for
    return ExerciseExtension(**options)
