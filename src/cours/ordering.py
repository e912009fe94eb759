"""``ordonner``: every order of the lines, corrected at build time, so that the page can answer without an explorer.

The lines are numbered as the page shows them.  With lines that belong nowhere (``intrus``), as many are to be left out: every
arrangement of the others is corrected.  ``docs/assets/script/exercices.js`` finds an arrangement by its rank among them.
"""

from __future__ import annotations

import ast
import hashlib
import math
import re
import sys
from dataclasses import dataclass
from itertools import permutations

from cours.exercise_data import ExerciseError
from entrelacs.exercise import check, frame, rules, specification
from entrelacs.exercise.specification import Exercise
from entrelacs_page.cache import fingerprint, kept

MOST = 5_040
"""Most arrangements corrected for one exercise: seven lines, of which one or none is left out."""

MISPLACED = (
    "Python ne lirait pas ce programme : une ligne est en retrait sans qu'un bloc soit ouvert juste au-dessus, ou un bloc reste vide."
    " Une ligne qui finit par « : » ouvre un bloc, la suivante est plus en retrait."
)


@dataclass(frozen=True, slots=True)
class Orders:
    """``answers[rank]`` is the place in ``sentences`` of what is said of an arrangement; place 0 is for right ones."""

    lines: tuple[str, ...]
    size: int  # how many of them an arrangement keeps
    sentences: tuple[str, ...]
    answers: tuple[int, ...]


def orders(exercise: Exercise) -> Orders:
    """Correct every arrangement. Raises ``ExerciseError`` when they are too many, or when none is right."""
    lines = shown(exercise)
    size = len(lines) - len(exercise.strangers)
    count = math.perm(len(lines), size)
    if count > MOST:
        raise ExerciseError(
            f"{exercise.folder}/exercice.toml : {len(lines)} lignes font {count} ordres à corriger, pour {MOST} permis :"
            " réunissez des lignes dans la partie donnée, ou retirez un intrus."
        )
    sources = [path.read_text(encoding="utf-8") for path in sorted(exercise.folder.iterdir()) if path.suffix in (".py", ".toml")]
    engine = fingerprint(*(str(module.__file__) for module in (check, frame, rules, specification)), __file__)
    found: Orders = kept((engine, sys.version, repr(lines), *sources), lambda: _corrected(exercise, lines, size))
    if 0 not in found.answers:
        raise ExerciseError(f"{exercise.folder}/exercice.toml : aucun ordre de ces lignes n'est juste : corrigez la solution, ou ce que les harnais en attendent.")
    return found


def shown(exercise: Exercise) -> tuple[str, ...]:
    """The lines in the order of the page: always the same, and not that of the solution."""
    pieces = [line for line in exercise.frame.regions[0].solution if line.strip()]
    lines = sorted([*pieces, *exercise.strangers], key=lambda line: hashlib.sha256(f"{exercise.name}\0{line}".encode()).digest())
    return tuple(reversed(lines) if lines == pieces else lines)


def _corrected(exercise: Exercise, lines: tuple[str, ...], size: int) -> Orders:
    sentences: dict[str, int] = {"": 0}
    answers = []
    for arrangement in permutations(range(len(lines)), size):  # in the order of their ranks: as numbers are compared
        text = exercise.frame.fill([[lines[number] for number in arrangement]]).text
        answers.append(sentences.setdefault(_said(exercise, text), len(sentences)))
    return Orders(lines, size, tuple(sentences), tuple(answers))


def _said(exercise: Exercise, text: str) -> str:
    """What is wrong with an arrangement; "" when nothing is. In the page, the lines have no number."""
    try:
        ast.parse(text)
    except SyntaxError:  # nearly always, and Python's own words are in English
        return MISPLACED
    finding = check.check(exercise, text).finding
    if finding is None:
        return ""
    said = re.sub(r",? ligne \d+(?=[ .,;:»])", "", finding.said).split("\n")
    if len(said) > 1:  # the author has said it: Python's own words, in English, add nothing
        said = [line for line in said if not line.startswith("Exception ")]
    return "\n".join([said[0][:1].upper() + said[0][1:], *said[1:]])
