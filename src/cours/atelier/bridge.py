"""What the workshop's page asks of Python, in the browser: explore a program, execute it once, correct an exercise.

A request and an answer are JSON texts, so that nothing of the page can be reached from here. ``answer(text, tell)`` reads::

    {"demande": "explorer", "programme": "…", "constantes": {"TOURS": "2"}, "limites": {"etats": 20000, "secondes": 30, "memoire": 400}}
    {"demande": "executer", "programme": "…", "constantes": {}, "graine": 3}
    {"demande": "corriger", "programme": "…", "exercice": "condition/parking", "fichiers": {"exercice.toml": "…", …}}

and returns ``{"genre": "resultat", …}`` or ``{"genre": "refus", "ligne": 3, "raison": "…", "conseil": "…"}``.
"""

from __future__ import annotations

import ast
import html
import json
import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cours.atelier.colours import highlight
from entrelacs import api
from entrelacs.bounds import limits as bounds
from entrelacs.bounds.limits import LIMITS, Limits
from entrelacs.bounds.refusals import Unsupported
from entrelacs.exercise.check import TITLES, UNJUDGED, Finding, check
from entrelacs.exercise.specification import read
from entrelacs.lowering.constants import constants_of
from entrelacs.results import Exploration, Run
from entrelacs.telling.page_words import display_names
from entrelacs.telling.player import GraphRefused, graph_to_data
from entrelacs.telling.report import conditions
from entrelacs.telling.sentences import count
from entrelacs.telling.shell import replay_command
from entrelacs_page import card
from entrelacs_page.proven import failure_text, found_of, trace
from entrelacs_page.words import schedules

FILE = "programme.py"
"""What the program is called, in the commands that the reader is given."""
PLAYED = 3_000
"""States of a graph that the player is given, at most: a larger one is slow to lay out, and nobody plays it."""
STEPS = 200_000
"""Steps of one execution, at most."""
EXERCISES = Path("/exercices/page")
CONSTANT = re.compile("[A-Z_]*[A-Z][A-Z0-9_]*")
VALUE = re.compile(
    r"-?(?:0[xXoObB][\da-fA-F_]+|\d[\d_]*(?:\.[\d_]*)?(?:[eE][+-]?\d+)?)|True|False"
    r"""|"(?!")[^"\\\n]*"|'(?!')[^'\\\n]*'|""|''""",
    re.ASCII,
)


@dataclass(frozen=True)
class Shown:
    """The reader's program, as a card names a claim."""

    sentence: str
    wrong: bool
    constants: Mapping[str, Any]
    ident: str = "preuve-atelier"
    program: str = FILE
    wakeups: str = "documented"
    page: Path = Path("docs/atelier/index.md")
    expected: tuple[Any, ...] = field(default=())


def answer(text: str, tell: Callable[[int], None]) -> str:
    """Answer a request; `tell` is given the number of states met, from time to time."""
    request = json.loads(text)
    try:
        source = request["programme"]
        api.check_syntax(source, FILE)
        asked = {"explorer": explore, "executer": simulate, "corriger": correct}[request["demande"]]
        made = asked(source, request, tell)
    except SyntaxError as error:
        made = refused(f"Python ne peut pas lire ce programme : {error.msg}.", error.lineno) | {"anglais": error.msg}
    except Unsupported as refusal:
        made = refused(f"Ce programme ne peut pas être exploré : {refusal.reason}.", refusal.line)
    except (RecursionError, MemoryError):
        made = refused("Ce programme demande plus de mémoire qu'un navigateur n'en donne. Réduisez-le.", None)
    return json.dumps(made, ensure_ascii=False)


def refused(reason: str, line: int | None) -> dict[str, Any]:
    return {"genre": "refus", "raison": reason, "ligne": line}


def explore(source: str, request: Mapping[str, Any], tell: Callable[[int], None]) -> dict[str, Any]:
    """All the interleavings of a program: the verdict, the card, the player."""
    constants = _constants(source, request.get("constantes", {}))
    found = api.explore(source, filename=FILE, constants=constants, limits=_limits(request), progress=tell)
    if found.verdict == "unsupported":
        return refused(f"Ce programme ne peut pas être exploré : {found.reason}.", found.line)
    if found.verdict == "internal":
        return {"genre": "panne", "raison": found.reason, "rapport": found.report}
    supposed = conditions(found)
    made: dict[str, Any] = {"genre": "resultat", "verdict": found.verdict, "titre": _title(found), "bilan": _summary(found, supposed), "carte": "", "joueur": ""}
    if found.reason:
        option = bounds.TABLE[found.limit].unit if found.limit else ""
        made["conseil"] = (
            f"Réduisez les constantes du programme ou le nombre de fils{f', ou relevez la limite ({option})' if option else ''}."
        )
    shortest = min(found.failures, key=lambda failure: len(failure.schedule), default=None)
    if shortest:
        made["ligne"], made["faute"] = shortest.line, failure_text(shortest)
    if found.outcomes or shortest:
        made["carte"] = _card(found, constants, source)
    if not found.reason:
        made["joueur"] = _player(found, source)
        if not made["joueur"]:
            made["injouable"] = f"Le graphe a {count(found.states, 'état')} : trop pour être joué ici (au plus {PLAYED})."
    return made


def _title(found: Exploration) -> str:
    if found.verdict == "failure":
        return "Faute trouvée"
    if found.reason:
        return "Exploration incomplète"
    ends = len({outcome.output for outcome in found.outcomes})
    return "Toujours la même fin" if ends == 1 else f"{ends} fins différentes, aucune faute"


def _summary(found: Exploration, supposed: tuple[str, ...]) -> str:
    sizes = f"{count(found.states, 'état')}, {count(found.transitions, 'transition')}"
    if found.reason and found.verdict == "failure":
        return f"Une faute est trouvée, et il peut y en avoir d'autres : {found.reason} ({sizes})."
    if found.reason:
        return f"Rien n'est prouvé : {found.reason} ({sizes})."
    whole = f"Tous les entrelacements ont été parcourus : {sizes}, {schedules(found.schedules)}."
    return " ".join((whole, *supposed))


def _card(found: Exploration, constants: Mapping[str, Any], source: str) -> str:
    shown = Shown(_title(found), bool(found.failures), constants)
    proof = found_of(found, replay_command(FILE, constants), _replaced(source, constants))
    made = card.card_of_program(shown, proof, complete=not found.reason, method="../projet/comment-entrelacs-verifie/")
    return etree.tostring(made, encoding="unicode", method="html")


def _player(found: Exploration, source: str) -> str:
    """The player's element, or nothing for a graph that is too large."""
    if found.states > PLAYED:
        return ""
    try:
        data = graph_to_data(found, source, ident="jeu-atelier", program=FILE, highlight=highlight)
    except GraphRefused:
        return ""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def simulate(source: str, request: Mapping[str, Any], tell: Callable[[int], None]) -> dict[str, Any]:
    """One execution, in virtual time."""
    constants = _constants(source, request.get("constantes", {}))
    run = api.simulate(source, filename=FILE, constants=constants, seed=request.get("graine"), max_steps=STEPS, seconds=_limits(request).seconds)
    made: dict[str, Any] = {"genre": "execution", "sortie": run.output, "fautes": [failure_text(failure) for failure in run.failures]}
    if run.failure is not None:
        made["ligne"] = run.failure.line
    return made


def correct(source: str, request: Mapping[str, Any], tell: Callable[[int], None]) -> dict[str, Any]:
    """The verdict of the command line, on an exercise."""
    page, _, name = request["exercice"].partition("/")
    folder = EXERCISES.parent / page / name
    folder.mkdir(parents=True, exist_ok=True)
    for file, text in request["fichiers"].items():
        (folder / Path(file).name).write_text(text, encoding="utf-8")
    exercise = read(folder)
    verdict = check(exercise, source, limits=_limits(request), progress=tell)
    made: dict[str, Any] = {"genre": "correction", "juste": verdict.right, "etats": verdict.states}
    made["harnais"] = [harness.name for harness in exercise.harnesses]
    if verdict.finding:
        made |= _finding(verdict.finding)
    return made


def _finding(finding: Finding) -> dict[str, Any]:
    made: dict[str, Any] = {"constat": TITLES[finding.kind], "juge": finding.kind not in UNJUDGED, "dit": finding.said, "ligne": finding.line}
    if finding.harness:
        made["ou"] = finding.harness.name
        made["avec"] = ", ".join(f"{name} = {value!r}" for name, value in finding.harness.constants.items())
    if finding.run and finding.run.steps:
        made["chemin"] = _path(finding.run)
    return made


def _path(run: Run) -> str:
    """The counter-example, as the card draws it."""
    root = etree.Element("div", {"class": "preuve"})
    card.path_of_run(root, tuple(display_names(run.threads)), tuple(trace(run)))
    return etree.tostring(root, encoding="unicode", method="html")


def _limits(request: Mapping[str, Any]) -> Limits:
    asked = request.get("limites", {})
    return Limits(
        states=int(asked.get("etats", LIMITS.states)), seconds=float(asked.get("secondes", 60)), memory=int(asked.get("memoire", LIMITS.memory))
    )


def changeable(source: str) -> dict[str, str]:
    """The constants of a program that the page lets change, and how each is written: names in capitals that hold a number or a text.

    ``editeur.js`` finds the same ones without Python, by the same two expressions: a field of the page is one line, and shows no escapes.
    """
    return {name: text for name, text in constants_of(source).items() if CONSTANT.fullmatch(name) and VALUE.fullmatch(text)}


def _constants(source: str, asked: Mapping[str, str]) -> dict[str, Any]:
    """Read the values that the page has for constants. Raises ``SyntaxError`` for one that is not a value of Python."""
    known = changeable(source)
    found = {}
    for name, text in asked.items():
        if name in known and text.strip() != known[name]:
            try:
                found[name] = ast.literal_eval(text.strip())
            except (ValueError, SyntaxError):
                raise SyntaxError(f"« {html.unescape(text)} » n'est pas une valeur pour {name}") from None
    return found


def _replaced(source: str, changed: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    known = changeable(source)
    for name, value in changed.items():
        yield name, known[name], repr(value)
