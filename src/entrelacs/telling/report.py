"""What happened, told: a failure in one sentence, a step's effect, a run as a table."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Callable, Iterator
from itertools import pairwise

from ..results import Exploration, Failure, Node, Run
from .language import said, say
from .sentences import called

NARROWEST = 16
"""Characters of a column, at least, for its sentences to be readable."""
Where = Callable[[int], str]
"""How a line of the program is called: a program made of several files names each of them."""
MOST_STEPS = 60
"""Steps of a counter-example that are drawn; beyond, the middle is left out and the table says so."""


def line_number(line: int) -> str:
    """« l. 3 »"""
    return say("l. {}", line)


def describe(failure: Failure, where: Where | None = None) -> str:
    """Return one sentence for ``failure``; `where` says its lines."""
    text = called(failure.kind)
    if failure.exception:
        text += f" {failure.exception}" + _quoted(failure.message) + say(", fil {}", said(failure.thread or "")) + _at(failure.line, where)
    elif failure.message:
        text += say(" : {}", said(failure.message))
    if failure.leaves:
        text += say(" : {}", " ; ".join(name + _quoted(message) + _at(line, where) for name, message, line in failure.leaves))
    if failure.waits:
        text += " (" + " ; ".join(f"{said(thread)} {words}" for thread, words in (*failure.waits, *failure.tasks)) + ")"
    return text


def _quoted(message: str) -> str:
    return say(" « {} »", message) if message else ""


def _at(line: int | None, where: Where | None) -> str:
    return "" if not line else say(", ligne {}", line) if where is None else f", {where(line)}"


def conditions(found: Exploration) -> tuple[str, ...]:
    """What an answer supposes, beyond what Python's documentation promises: sentences that whoever shows the answer shows with it."""
    told = []
    if found.versions:
        told.append(say("Selon Python {}.{}, qui exécute : {}.", *sys.version_info[:2], " ; ".join(map(said, found.versions))))
    if found.invented:
        told.append(say("Inventé par le modèle, autre sur votre machine : {}.", ", ".join(map(said, found.invented))))
    if found.coarse_clock:
        told.append(say("L'heure est comparée à trop de limites : chacune a pu être dépassée, mais pas chaque limite avant telle autre."))
    if found.trusted:
        trusted = ", ".join(found.trusted)
        told.append(say("Avec le GIL : {} compte pour un seul pas, ce que la documentation de Python ne promet pas.", trusted))
    if found.allowed:
        told.append(say("Sur votre parole, rien que des calculs, chacun en un seul pas : {}.", ", ".join(found.allowed)))
    return tuple(told)


def changes(before: Node, after: Node) -> Iterator[str]:
    """Yield the values that differ between two states, in words."""
    old = dict(before.shared)
    for name, value in after.shared:
        if old.get(name) != value:
            yield f"{name} = {value}"
    states = {(primitive.name, primitive.kind): primitive.state for primitive in before.primitives}
    for primitive in after.primitives:
        if states.get((primitive.name, primitive.kind)) not in (None, primitive.state):
            yield say("{} : {}", said(primitive.name), primitive.state)
    printed = after.output[len(before.output) :].strip()
    if printed:
        yield say("affiché : {}", printed)


def table(run: Run, columns: int = 100, where: Where = line_number) -> str:
    """Draw a run on `columns` columns: one line per step, one column per thread, then the values that changed.

    When there are too many threads for that, a column says which one it is.
    """
    involved = sorted({step.thread for step in run.steps})
    room = (columns - 4) // (len(involved) + 1) - 3
    apart = room >= NARROWEST
    threads = [said(name) for name in run.threads]  # a callback bears a name of ours
    columns_of = [threads[index] for index in involved] if apart else [say("fil"), say("ce qu'il fait")]
    header = [say("pas"), *columns_of, say("ce qui change")]
    lines = []
    for number, (step, (before, after)) in enumerate(zip(run.steps, pairwise(run.nodes), strict=True), 1):
        what = f"{where(step.line)} {step.action}" if step.line else step.action
        cells = [what if index == step.thread else "" for index in involved] if apart else [threads[step.thread], what]
        lines.append([str(number), *cells, " ; ".join(changes(before, after))])
    left_out = len(lines) - MOST_STEPS
    if left_out > 0:
        half = MOST_STEPS // 2
        lines[half : half + left_out] = [["…", say("({} pas)", left_out), *[""] * (len(header) - 2)]]
    if not apart:
        names = max(len(line[1]) for line in lines)
        room = (columns - names - 13) // 2
    widths = [
        max(len(part) for row in [header, *lines] for part in textwrap.wrap(row[column], room) or [""])
        for column in range(len(header))
    ]
    drawn = [_row(header, widths, room), "─┼─".join("─" * size for size in widths)]
    return "\n".join([*drawn, *(_row(line, widths, room) for line in lines)])


def cut_short(run: Run) -> str | None:
    """Say that a schedule ends before the program does, and who could go next; None when it does not, or nobody can."""
    last = run.nodes[-1]
    ready = [f"{said(run.threads[index])} ({index})" for index, view in enumerate(last.threads) if view.status == "ready"]
    if last.final or not ready:
        return None
    return say("L'ordonnancement s'arrête là ; le programme n'est pas fini. Peuvent faire le pas suivant : {}.", ", ".join(ready))


def _row(cells: list[str], widths: list[int], width: int) -> str:
    parts = [textwrap.wrap(cell, width) or [""] for cell in cells]
    height = max(map(len, parts))
    return "\n".join(
        " │ ".join((part[line] if line < len(part) else "").ljust(size) for part, size in zip(parts, widths, strict=True)).rstrip()
        for line in range(height)
    )
