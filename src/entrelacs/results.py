"""What the explorer answers: pure data, no behaviour but the text form of schedules.

Every other module of the package builds these values or reads them; this one imports nothing
of the package.

What is counted, here and everywhere: a *state* is all that decides what can follow (where each
thread stands, the values it still needs, the shared variables, the synchronization objects, what
was printed). A *step* (or transition) is what one thread does from one switch point to the next;
reads and writes of locations that no two threads dispute, and operations that change nothing for
the others, make no switch point: they belong to the step before. A *schedule* is a path of steps
from the initial state to an end; `Exploration.schedules` is their exact number, or None when the
graph has a cycle or was seen in part. The *probability* of an outcome is that of ending so if, at
each state, the next thread were drawn uniformly among those that can go on, then one of its
branches uniformly; it is None when the search was cut short.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Literal

Verdict = Literal["ok", "failure", "incomplete", "unsupported", "internal"]
"""``internal``: the explorer went wrong. It says nothing about the program."""
FailureKind = Literal["deadlock", "exception", "livelock"]
Status = Literal["new", "ready", "blocked", "done", "failed"]

Decision = tuple[int, str]
"""Which thread goes next, and which of its branches it takes ("" when it has only one)."""

_DECISION = re.compile(r"(?P<thread>\d+)(?::(?P<choice>[\w+-]+))?(?:\*(?P<times>\d+))?")


@dataclass(frozen=True, slots=True)
class Schedule:
    """The decisions of one execution, in order.

    The text form joins decisions by dots; each is a thread index, ``:label`` when that thread
    had several branches, and ``*n`` for n repetitions: ``0*2.1.2*3.1:expire``.
    """

    decisions: tuple[Decision, ...] = ()

    def __str__(self) -> str:
        parts = []
        for (thread, choice), run in groupby(self.decisions):
            times = sum(1 for _ in run)
            parts.append(f"{thread}{':' + choice if choice else ''}{f'*{times}' if times > 1 else ''}")
        return ".".join(parts)

    def __len__(self) -> int:
        return len(self.decisions)

    @classmethod
    def parse(cls, text: str) -> Schedule:
        """Read the text form. Raises ``ValueError`` (in French) on anything else."""
        decisions: list[Decision] = []
        for part in text.strip().split(".") if text.strip() else ():
            match = _DECISION.fullmatch(part.strip())
            if match is None:
                raise ValueError(f"ordonnancement illisible : « {part} » (attendu : 0, 1*3 ou 2:expire)")
            decision = int(match["thread"]), match["choice"] or ""
            decisions.extend([decision] * int(match["times"] or 1))
        return cls(tuple(decisions))


@dataclass(frozen=True, slots=True)
class Failure:
    """A way for the program to go wrong, with a schedule that leads there."""

    kind: FailureKind
    exception: str | None = None
    message: str = ""
    thread: str | None = None
    line: int | None = None
    waits: tuple[tuple[str, str], ...] = ()
    schedule: Schedule = Schedule()
    tasks: tuple[tuple[str, str], ...] = ()
    """Of a deadlock: what each task waits for. Deadlocks that differ by this only are one."""
    leaves: tuple[tuple[str, str, int | None], ...] = ()
    """Of a group of exceptions: the type, the message and the line of each that it holds, groups unwrapped."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One possible end of the program: everything printed, and how likely it is (None after a search cut short)."""

    output: str
    schedule: Schedule
    probability: float | None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What one thread does between two switch points, in French words."""

    thread: int
    line: int
    action: str
    choice: str = ""


@dataclass(frozen=True, slots=True)
class ThreadView:
    """One thread in one state."""

    status: Status
    line: int | None = None
    next: str = ""
    blocked_by: str = ""
    holders: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PrimitiveView:
    """One synchronization object in one state."""

    name: str
    kind: str
    state: str
    owner: int | None = None
    waiters: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """One state of the program."""

    threads: tuple[ThreadView, ...]
    shared: tuple[tuple[str, str], ...]
    primitives: tuple[PrimitiveView, ...]
    output: str
    failure: Failure | None = None
    final: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """One step from a state to another."""

    source: int
    target: int
    step: Step


@dataclass(frozen=True, slots=True)
class Graph:
    """Every state and every step; node 0 is the initial state."""

    threads: tuple[str, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True)
class Exploration:
    """Everything that exploring a program found out."""

    verdict: Verdict
    outcomes: tuple[Outcome, ...] = ()
    failures: tuple[Failure, ...] = ()
    states: int = 0
    transitions: int = 0
    schedules: int | None = None
    reason: str | None = None
    """Why there is no answer, or why the search stopped before the end, in French."""
    line: int | None = None
    limit: str | None = None
    """The limit of `limits.TABLE` that was reached, if an option raises it."""
    constants: dict[str, object] = field(default_factory=dict)
    memory: int | None = field(default=None, compare=False)
    """What the search added to the memory of the process, in bytes, where the system tells it."""
    report: str | None = None
    """What to send us when the verdict is ``internal``: versions and traceback."""
    coarse_clock: bool = False
    """Whether the time is compared to so many limits that not every order of two of them was tried."""
    trusted: tuple[str, ...] = ()
    """Functions written in C that were taken for one step while another thread could have been in the middle: the documentation
    does not promise it, CPython does it with the GIL."""
    versions: tuple[str, ...] = ()
    """What the program uses that versions of Python do differently, in French: the answer holds for the one that runs."""
    invented: tuple[str, ...] = ()
    """Calls whose answer depends on the machine, as ``os.getpid()``: the numbers shown are the model's own."""
    build_graph: Callable[[], Graph] | None = field(default=None, repr=False, compare=False)
    build_run: Callable[[Schedule], Run] | None = field(default=None, repr=False, compare=False)

    @cached_property
    def graph(self) -> Graph:
        """The state graph, built when first asked for."""
        return self.build_graph() if self.build_graph else Graph((), (), ())

    def replay(self, schedule: Schedule) -> Run:
        """Execute one of its schedules again, without exploring again. Raises ``ValueError`` (in French) for any other."""
        if self.build_run is None:
            raise ValueError(f"rien n'a été exploré : l'ordonnancement {schedule} ne peut pas être rejoué")
        return self.build_run(schedule)


@dataclass(frozen=True, slots=True)
class Run:
    """One execution: its steps, and the state before each and after the last."""

    output: str
    failure: Failure | None
    schedule: Schedule
    steps: tuple[Step, ...]
    threads: tuple[str, ...] = ()
    nodes: tuple[Node, ...] = ()
    failures: tuple[Failure, ...] = ()
    """All that went wrong, in the order in which it did: `failure` is the one that names the end (a deadlock, or the first exception)."""
