"""What a card shows of a claim that was explored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from entrelacs.results import Run
from entrelacs.telling.report import changes


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table of outcomes; ``share`` is None for what no schedule reaches."""

    text: str
    printed: bool
    status: str
    sentence: str
    share: float | None


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One step of the counter-example: who (index), where, what, and the values that it changed."""

    thread: int
    line: int | None
    action: str
    changes: tuple[str, ...]


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


def trace(run: Run) -> Iterator[TraceStep]:
    """Yield the steps of a run, each with the values that it changed."""
    for step, (before, after) in zip(run.steps, pairwise(run.nodes), strict=True):
        yield TraceStep(step.thread, step.line, step.action, tuple(changes(before, after)))
