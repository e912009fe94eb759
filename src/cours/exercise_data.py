"""What a page shows of its exercises: their folders read and checked, their propositions in the order of the page.

``exemples/exercices/<page>/<nom>/exercice.toml`` says what an exercise is (``entrelacs.exercise.specification`` reads what all
kinds share); here are the tables of the kinds that are done in the page, and ``questions.toml``.  Each gives claims, as the
``(sentence, options)`` of a block ``preuve``: ``claims.py`` reads them where the page has the block::

    /// exercice | condition/parking
    ///
    /// questions | condition
    ///
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from entrelacs.exercise.specification import Exercise, SpecificationError, read
from entrelacs_page.claims import FENCE

FOLDER = Path("exemples/exercices")
#: What stands in place of an exercise's name for the questions of a page.
QUESTIONS = "questions"

_BLOCK = re.compile(r"(?P<indent> *)///+ +(?P<kind>exercice|questions) *(?:\| *(?P<name>.*?))? *")
#: The numbers that are written in letters.
_NUMBERS = "zéro une deux trois quatre cinq six sept huit neuf dix".split()

Options = dict[str, Any]
Claim = tuple[str, Options]


class ExerciseError(ValueError):
    """An exercise that cannot be shown; the message (French) begins with the page and line, or the file, to correct."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block ``exercice`` or ``questions`` of a page: its first and last lines, counted from 0."""

    first: int
    last: int
    indent: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A proposition: ``text`` is Markdown, or with ``printed`` the exact output; ``why`` says why it is right or not.

    A variant of a program has its own ``claim``, and the ``part`` of its program that the page shows.
    """

    text: str
    right: bool
    why: str
    printed: bool = False
    claim: Claim | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Play:
    """Something to answer in the page: ``name`` is its own in the site; ``several`` answers may be ticked."""

    name: str
    kind: str
    question: str
    choices: tuple[Choice, ...] = ()
    several: bool = False
    claims: tuple[Claim, ...] = ()  # in the order of the page


@dataclass(frozen=True, slots=True)
class Shown:
    """An exercise: what all kinds share (``head``), and what is played in the page."""

    name: str
    folder: Path
    head: Exercise
    play: Play


def blocks(lines: Sequence[str], page: Path) -> Iterator[Block]:
    """Yield the exercise blocks of a page, those shown in a fence left out."""
    fence, after = "", 0
    for number, line in enumerate(lines):
        mark = FENCE.match(line)
        if mark and (not fence or mark["mark"].startswith(fence)):
            fence = "" if fence else mark["mark"]
        found = None if fence or number < after else _BLOCK.fullmatch(line)
        if found is None:
            continue
        where = f"{page}:{number + 1} : bloc « {found['kind']} »"
        if not found["name"]:
            raise ExerciseError(f"{where} : il manque un nom ; écrivez « /// {found['kind']} | page{'/nom' * (found['kind'] == 'exercice')} ».")
        if number + 1 >= len(lines) or lines[number + 1].strip() != "///":
            raise ExerciseError(f"{where} : il se ferme à la ligne suivante, par « /// », et ne contient rien.")
        after = number + 2
        yield Block(number, number + 1, found["indent"], found["kind"], found["name"])


def plays_of(block: Block, page: Path, root: Path = Path()) -> tuple[Shown | None, tuple[Play, ...]]:
    """Return what ``block`` shows: an exercise and what is played of it, or the questions of a page."""
    own = block.name.partition("/")[0]
    if own != page_name(page):
        raise ExerciseError(
            f"{page}:{block.first + 1} : « {block.name} » est rangé avec la page « {own} » ; ici, écrivez"
            f" « {page_name(page)}{'/nom' * (block.kind == 'exercice')} » (dossier {FOLDER / page_name(page)}/)."
        )
    if block.kind == "questions":
        return None, questions(own, root)
    if not (root / FOLDER / block.name / "exercice.toml").is_file():
        there = sorted(path.parent.name for path in (root / FOLDER / own).glob("*/exercice.toml"))
        raise ExerciseError(
            f"{page}:{block.first + 1} : l'exercice « {block.name} » n'existe pas : écrivez {FOLDER / block.name}/exercice.toml, ou"
            f" corrigez le nom (exercices de cette page : {', '.join(there) or 'aucun'})."
        )
    shown = exercise(block.name, root)
    return shown, (shown.play,)


def page_name(page: Path) -> str:
    """Return the name of the folder that holds the exercises of ``page``."""
    return page.parent.name if page.stem == "index" else page.stem


def claims_of(block: Block, page: Path) -> Iterator[tuple[str, Options, str]]:
    """Yield ``(sentence, options, file)`` for each claim of ``block``, in the order of the page; ``file`` says where it is written."""
    shown, plays = plays_of(block, page)
    file = shown.folder / "exercice.toml" if shown else FOLDER / block.name / "questions.toml"
    for play in plays:
        for sentence, options in play.claims:
            yield sentence, options, file.as_posix()


def exercise(name: str, root: Path = Path()) -> Shown:
    """Read the exercise ``name`` (« page/nom »)."""
    folder = FOLDER / name
    try:
        head = read(root / folder)
    except SpecificationError as error:
        raise ExerciseError(str(error)) from None
    table = _Table(dict(head.data), folder / "exercice.toml", root)
    play = {"prédire": _predict, "choisir": _choose, "diagnostiquer": _diagnose, "trouver": _find}.get(head.kind, _written)
    return Shown(name, folder, head, play(name, head, table))


def questions(page: str, root: Path = Path()) -> tuple[Play, ...]:
    """Read the questions of a page."""
    file = FOLDER / page / "questions.toml"
    try:
        data = tomllib.loads((root / file).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ExerciseError(f"{file} : ce fichier n'existe pas ; écrivez-y une table [[question]] par question.") from None
    except tomllib.TOMLDecodeError as error:
        raise ExerciseError(f"{file} : ce fichier est illisible ({error}).") from None
    found: dict[str, Play] = {}
    for number, entry in enumerate(_Table(data, file, root).tables("question", "question"), 1):
        name = f"{page}/{QUESTIONS}/{entry.text('nom')}"
        if name in found:
            raise entry.error(f"le nom « {entry.text('nom')} » est pris deux fois ; il en faut un par question.")
        choices = [Choice(c.text("texte"), c.truth("juste"), c.text("pourquoi")) for c in entry.tables("choix", "réponse")]
        claim = entry.claim("preuve") if "preuve" in entry.data else None
        play = _answered(name, QUESTIONS, f"{number}. {entry.text('question')}", choices, entry)
        found[name] = Play(name, play.kind, play.question, play.choices, play.several, (claim,) if claim else ())
    return tuple(found.values())


# --- The kinds -------------------------------------------------------------------------------------------------------


def _find(name: str, head: Exercise, table: _Table) -> Play:
    sentence, options = table.claim("preuve")
    if not options.get("joueur") or "but" not in options:
        raise table.error("un exercice « trouver » se joue : dans [preuve], donnez « joueur=true » et « but={consigne, atteindre} ».")
    return Play(name, head.kind, "", claims=((sentence, options),))


def _predict(name: str, head: Exercise, table: _Table) -> Play:
    choices, results, failures = [], [], []
    for entry in table.tables("issue", "fin"):
        if ("sortie" in entry.data) == ("echec" in entry.data):
            raise entry.error("une [[issue]] donne soit « sortie=… », soit « echec=… ».")
        output, possible, why = entry.data.get("sortie"), entry.truth("possible"), entry.text("phrase")
        if output is None:
            choices.append(Choice(f"Le programme échoue : {entry.text('echec')}.", possible, why))
            if possible:
                failures.append({"genre": entry.text("echec"), "phrase": why})
        else:
            choices.append(Choice(str(output).rstrip("\n"), possible, why, printed=True))
            if possible:
                results.append({"sortie": output, "statut": entry.data.get("statut", "attendue"), "phrase": why})
    many = len(results) + len(failures)
    options: Options = {"programme": table.file("programme"), "resultats": results}
    options |= {"echec": failures} if failures else {}
    options |= {"faux": True} if failures or any(result["statut"] == "interdite" for result in results) else {}
    options |= {"constantes": table.data["constantes"]} if "constantes" in table.data else {}
    count = (_NUMBERS[many] if many < len(_NUMBERS) else str(many)) + (" fins possibles, pas une de plus" if many > 1 else " seule fin possible")
    claim = (f"Exercice « {head.title} » : {count}.", options)
    play = _answered(name, head.kind, "Cochez toutes les fins possibles, et elles seules.", choices, table)
    return Play(name, head.kind, play.question, play.choices, True, (claim,))


def _choose(name: str, head: Exercise, table: _Table) -> Play:
    choices = []
    for entry in table.tables("variante", "variante"):
        claim = entry.claim("preuve")
        part = entry.data.get("section", "")
        choices.append(Choice(entry.text("nom"), entry.truth("juste"), entry.text("phrase"), claim=claim, part=part))
    several = sum(choice.right for choice in choices) > 1
    question = "Cochez toutes celles qui conviennent." if several else "Laquelle choisissez-vous ?"
    play = _answered(name, head.kind, question, choices, table)
    return Play(name, head.kind, play.question, play.choices, play.several, tuple(c.claim for c in play.choices if c.claim))


def _diagnose(name: str, head: Exercise, table: _Table) -> Play:
    table.file("releve")
    table.file("programme")
    choices = [Choice(c.text("texte"), c.truth("juste"), c.text("pourquoi")) for c in table.tables("choix", "réponse")]
    play = _answered(name, head.kind, "Quelle est la cause ?", choices, table)
    claims = (table.claim("preuve"),) if "preuve" in table.data else ()
    return Play(name, head.kind, play.question, play.choices, play.several, claims)


def _written(name: str, head: Exercise, table: _Table) -> Play:
    return Play(name, head.kind, "")


def _answered(name: str, kind: str, question: str, choices: list[Choice], table: _Table) -> Play:
    """What has propositions to tick: some right, some wrong, in an order that tells nothing and is the same at each build."""
    if len({choice.text for choice in choices}) < len(choices):
        raise table.error("deux propositions disent la même chose ; gardez-en une.")
    if len(choices) < 2:
        raise table.error("il faut au moins deux propositions.")
    if not any(choice.right for choice in choices):
        raise table.error("aucune proposition n'est juste : il faut « juste=true » (ou « possible=true ») pour une au moins.")
    if kind != "prédire" and all(choice.right for choice in choices):
        raise table.error("toutes les propositions sont justes : il n'y a rien à choisir ; ajoutez-en une fausse.")
    ordered = sorted(choices, key=lambda choice: hashlib.sha256(f"{name}\0{choice.text}".encode()).digest())
    return Play(name, kind, question, tuple(ordered), sum(choice.right for choice in choices) > 1)


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of a TOML file, and what to say when it lacks something."""

    data: Options
    source: Path
    root: Path
    where: str = ""

    def error(self, why: str) -> ExerciseError:
        return ExerciseError(f"{self.source}{f', {self.where}' if self.where else ''} : {why}")

    def text(self, key: str) -> str:
        value = self.data.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.error(f"il manque « {key} = \"…\" ».")
        return value.strip()

    def truth(self, key: str) -> bool:
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            raise self.error(f"« {key} » attend un booléen, sans guillemets, et non « {value} ».")
        return value

    def tables(self, key: str, what: str) -> list[_Table]:
        value = self.data.get(key)
        if not isinstance(value, list) or not value or not all(isinstance(entry, dict) for entry in value):
            raise self.error(f"il manque « {key} » : une table par {what}.")
        return [_Table(entry, self.source, self.root, f"{self.where}{key} {number}") for number, entry in enumerate(value, 1)]

    def file(self, key: str) -> str:
        """Return the path, from the root, of a file of the exercise."""
        name = self.text(key)
        path = name if name.startswith("exemples/") else (self.source.parent / name).as_posix()
        if not (self.root / path).is_file():
            raise self.error(f"« {key} » : le fichier « {path} » n'existe pas ; écrivez-le, ou corrigez le nom.")
        return path

    def claim(self, key: str) -> Claim:
        """Return a table of this one that says what a block ``preuve`` says: its sentence and its options."""
        table = self.data.get(key)
        if not isinstance(table, dict):
            raise self.error(f"il manque la table « {key} » : affirmation=…, programme=…, puis resultats=… ou echec=….")
        inner = _Table(table, self.source, self.root, f"{self.where} {key}".strip())
        options = {name: value for name, value in table.items() if name != "affirmation"}
        return inner.text("affirmation"), options | {"programme": inner.file("programme")}
