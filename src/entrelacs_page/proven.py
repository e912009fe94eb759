"""What a card shows of a claim that was explored."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from entrelacs.results import Exploration, Failure, Run, Schedule
from entrelacs.telling.goals import Note
from entrelacs.telling.page_words import display_names, with_main_named
from entrelacs.telling.report import changes, conditions, describe
from entrelacs.telling.shell import quoted
from entrelacs_page.words import say


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table of outcomes; ``share`` is None for what no schedule reaches.

    The text of a failure that comes about in several ways has a line for each, after its first one.
    """

    text: str
    printed: bool
    status: str
    sentence: str
    share: float | None


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One step of the counter-example: who (index), where, what, and the values that it changed.

    ``place`` is said instead of ``line`` when the program that was explored is not a file that somebody has.
    """

    thread: int
    line: int | None
    action: str
    changes: tuple[str, ...]
    place: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """All that a card shows; small, so that a rebuild reads it from the cache at once."""

    states: int
    transitions: int
    schedules: int | None
    rows: tuple[Row, ...]
    threads: tuple[str, ...]
    trace: tuple[TraceStep, ...]
    trace_end: str
    replay: str
    needed: tuple[tuple[int, str, str], ...]
    source_constants: tuple[tuple[str, str, str], ...]
    player: str
    conditions: tuple[str, ...]


Places = Callable[[int], str]
"""Says where a line of the program that was explored is, in the files of whoever wrote it."""


def failure_text(failure: Failure, places: Places | None = None) -> str:
    """Return a failure in one sentence, as the player says it: the main thread under its French name."""
    if places is None or failure.line is None or not failure.exception:
        return with_main_named(describe(failure))
    leaves = tuple((name, message, None) for name, message, _ in failure.leaves)
    return f"{with_main_named(describe(replace(failure, line=None, leaves=leaves)))}, {places(failure.line)}"


def merged(rows: Iterable[Row]) -> list[Row]:
    """Return ``rows`` with one for all the failures that differ by who they befall, and of which the page says one thing."""
    groups: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        key = row.text if row.printed else re.split(r", fil |, thread | \(", row.text, maxsplit=1)[0], row.sentence, row.status
        groups.setdefault(key, []).append(row)
    found = []
    for (head, *_), alike in groups.items():
        ways = list(dict.fromkeys(row.text.removeprefix(head).strip(" ,") for row in alike))
        ways = [way[1:-1] if way.startswith("(") else way for way in ways]
        shares = [row.share for row in alike if row.share is not None]
        text = "\n".join([say("{}, de {} façons :", head, len(ways)), *ways]) if len(ways) > 1 else alike[0].text
        found.append(replace(alike[0], text=text, share=sum(shares) if shares else None))
    return found


def trace(run: Run, places: Places | None = None) -> Iterator[TraceStep]:
    """Yield the steps of a run, each with the values that it changed."""
    for step, (before, after) in zip(run.steps, pairwise(run.nodes), strict=True):
        changed = tuple(with_main_named(change) for change in changes(before, after))
        place = places(step.line) if places and step.line else ""
        yield TraceStep(step.thread, step.line, with_main_named(step.action), changed, place)


def found_of(
    exploration: Exploration,
    replay: str,
    constants: Iterable[tuple[str, str, str]] = (),
    *,
    schedule: Schedule | None = None,
    notes: Iterable[Note] = (),
    places: Places | None = None,
) -> Proof:
    """Return what a card shows of a program of which nobody has claimed anything: its ends, and the way to a failure.

    ``replay`` is what one types to replay a schedule, up to the schedule; ``constants`` are those that were replaced: name, value in the
    file, value explored.  ``schedule`` is the way to show, the shortest to a failure unless told otherwise; ``notes`` say of some outputs
    what they are worth: the others are then expected, as in a player.
    """
    notes = tuple(notes)
    fine, wrong = ("attendue", "interdite") if notes else ("possible", "faute")
    said = {note.output.rstrip("\n"): note for note in notes if note.output is not None}
    rows = []
    for outcome in exploration.outcomes:
        text = failure_text(outcome.failure, places) if outcome.failure else outcome.output.rstrip("\n")
        note = Note() if outcome.failure else said.get(text, Note())
        rows.append(Row(text, outcome.failure is None, wrong if outcome.failure else note.status or fine, note.sentence, outcome.probability))
    for failure in exploration.failures:
        if failure.kind == "livelock":  # no outcome: the runs that enter it are those that never end
            never = None if exploration.reason else max(0.0, 1 - sum(outcome.probability or 0 for outcome in exploration.outcomes))
            rows.append(Row(failure_text(failure, places), False, wrong, "", never))
    rows = merged(rows)
    rows.sort(key=lambda row: (row.status not in ("faute", "interdite"), -(row.share or 0.0), row.text))
    shortest = min(exploration.failures, key=lambda failure: len(failure.schedule), default=None)
    if schedule is None and shortest:
        schedule = shortest.schedule
    run = exploration.replay(schedule) if schedule and schedule.decisions else None
    end = ""
    if shortest and schedule == shortest.schedule:
        end = failure_text(shortest, places)
    elif run:
        end = failure_text(run.failure, places) if run.failure else say("affiché : {}", run.output.rstrip())
    return Proof(
        exploration.states, exploration.transitions, exploration.schedules, tuple(rows),
        tuple(display_names(run.threads)) if run else (), tuple(trace(run, places)) if run else (),
        end, replay + quoted(str(schedule)) if schedule else "", (), tuple(constants), "", conditions(exploration),
    )  # fmt: skip
