"""What a card shows of a claim that was explored."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from entrelacs.results import Failure, Run
from entrelacs.telling.page_words import with_main_named
from entrelacs.telling.report import changes, describe
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


def failure_text(failure: Failure) -> str:
    """Return a failure in one sentence, as the player says it: the main thread under its French name."""
    return with_main_named(describe(failure))


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


def trace(run: Run) -> Iterator[TraceStep]:
    """Yield the steps of a run, each with the values that it changed."""
    for step, (before, after) in zip(run.steps, pairwise(run.nodes), strict=True):
        changed = tuple(with_main_named(change) for change in changes(before, after))
        yield TraceStep(step.thread, step.line, with_main_named(step.action), changed)
