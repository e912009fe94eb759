"""What happened, told in French: a failure in one sentence, a step's effect, a run as a table."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator
from itertools import pairwise

from ..results import Exploration, Failure, Node, Run
from .sentences import FAILURES

NARROWEST = 16
"""Characters of a column, at least, for its sentences to be readable."""
MOST_STEPS = 60
"""Steps of a counter-example that are drawn; beyond, the middle is left out and the table says so."""


def describe(failure: Failure) -> str:
    """Return one French sentence for ``failure``."""
    text = FAILURES[failure.kind]
    if failure.exception:
        text += f" {failure.exception}" + (f" « {failure.message} »" if failure.message else "")
        text += f", fil {failure.thread}" + (f", ligne {failure.line}" if failure.line else "")
    elif failure.message:
        text += f" : {failure.message}"
    if failure.leaves:
        text += " : " + " ; ".join(
            name + (f" « {message} »" if message else "") + (f", ligne {line}" if line else "") for name, message, line in failure.leaves
        )
    if failure.waits:
        text += " (" + " ; ".join(f"{thread} {words}" for thread, words in (*failure.waits, *failure.tasks)) + ")"
    return text


def conditions(found: Exploration) -> tuple[str, ...]:
    """What an answer supposes, beyond what Python's documentation promises: sentences that whoever shows the answer shows with it."""
    said = []
    if found.versions:
        said.append(f"Selon Python {sys.version_info[0]}.{sys.version_info[1]}, qui exécute : {' ; '.join(found.versions)}.")
    if found.invented:
        said.append(f"Inventé par le modèle, autre sur votre machine : {', '.join(found.invented)}.")
    if found.coarse_clock:
        said.append("L'heure est comparée à trop de limites : chacune a pu être dépassée, mais pas chaque limite avant telle autre.")
    if found.trusted:
        said.append(f"Avec le GIL : {', '.join(found.trusted)} compte pour un seul pas, ce que la documentation de Python ne promet pas.")
    return tuple(said)


def changes(before: Node, after: Node) -> Iterator[str]:
    """Yield, in French, the values that differ between two states."""
    old = dict(before.shared)
    for name, value in after.shared:
        if old.get(name) != value:
            yield f"{name} = {value}"
    states = {(primitive.name, primitive.kind): primitive.state for primitive in before.primitives}
    for primitive in after.primitives:
        if states.get((primitive.name, primitive.kind)) not in (None, primitive.state):
            yield f"{primitive.name} : {primitive.state}"
    printed = after.output[len(before.output) :].strip()
    if printed:
        yield f"affiché : {printed}"


def table(run: Run, columns: int = 100) -> str:
    """Draw a run on `columns` columns: one line per step, one column per thread, then the values that changed.

    When there are too many threads for that, a column says which one it is.
    """
    involved = sorted({step.thread for step in run.steps})
    room = (columns - 4) // (len(involved) + 1) - 3
    apart = room >= NARROWEST
    header = ["pas", *([run.threads[index] for index in involved] if apart else ["fil", "ce qu'il fait"]), "ce qui change"]
    lines = []
    for number, (step, (before, after)) in enumerate(zip(run.steps, pairwise(run.nodes), strict=True), 1):
        what = f"l. {step.line} {step.action}" if step.line else step.action
        cells = [what if index == step.thread else "" for index in involved] if apart else [run.threads[step.thread], what]
        lines.append([str(number), *cells, " ; ".join(changes(before, after))])
    left_out = len(lines) - MOST_STEPS
    if left_out > 0:
        half = MOST_STEPS // 2
        lines[half : half + left_out] = [["…", f"({left_out} pas)", *[""] * (len(header) - 2)]]
    if not apart:
        names = max(len(line[1]) for line in lines)
        room = (columns - names - 13) // 2
    widths = [
        max(len(part) for row in [header, *lines] for part in textwrap.wrap(row[column], room) or [""])
        for column in range(len(header))
    ]
    drawn = [_row(header, widths, room), "─┼─".join("─" * size for size in widths)]
    return "\n".join([*drawn, *(_row(line, widths, room) for line in lines)])


def _row(cells: list[str], widths: list[int], width: int) -> str:
    parts = [textwrap.wrap(cell, width) or [""] for cell in cells]
    height = max(map(len, parts))
    return "\n".join(
        " │ ".join((part[line] if line < len(part) else "").ljust(size) for part, size in zip(parts, widths, strict=True)).rstrip()
        for line in range(height)
    )
