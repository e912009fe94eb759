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


Verb = Literal[
    # what the program shares, and what it prints
    "read", "write", "delete", "call", "advance", "print", "spin",
    "read_item", "move_item", "change_item", "add_item", "begin_change", "end_change", "take_to_sort", "give_back_sorted",
    "resume_generator", "draw", "read_address", "read_clock", "sleep", "wake", "run_exits", "await_others",
    # threads and tasks
    "create", "create_task", "start", "begin", "end", "join", "await_end", "go_on", "await_turn", "await_awakening",
    "claim", "enlist", "identify", "die", "delist", "close_pools",
    # locks, semaphores, events, conditions, barriers
    "acquire", "obtain", "release", "await_lock", "retake", "take_token", "put_tokens", "await_token", "set", "clear", "pass", "receive",
    "await", "await_flag", "give_up", "wait", "wake_and_retake", "notify", "await_notification", "arrive", "cross", "open",
    "break", "reset", "await_emptying", "await_parties", "await_opening",
    # queues
    "put", "get", "await_room", "find_room", "await_item", "find_item", "task_done", "close", "await_processing", "find_finished",
    # futures, pools
    "await_result", "receive_result", "receive_done", "look_at", "fill", "cancel", "observe", "start_work", "submit", "take_work",
    "await_work", "be_free", "disable",
    # asyncio
    "post", "call_back", "receive_coroutine", "report_failure", "pass_on", "cancel_rest", "learn_cancellation", "expire",
    "see_finished", "give_up_all", "run_loop", "run_endless_loop", "drain_loop", "leave_loop",
]  # fmt: skip
"""All that an operation may do or wait for. ``await…`` says what is not there yet."""
EVENTS_VERSION = 2
"""The vocabulary: goes up when a verb, a state or a field of `Event` or `Standing` comes, goes or changes its meaning."""


@dataclass(frozen=True, slots=True)
class Event:
    """What one operation does, has done or waits for, as data: `telling.sentences` says it in French."""

    verb: Verb
    name: str = ""
    """What it acts upon, as the program calls it: a variable, ``compte.solde``, a lock, a thread; "" when it has no name."""
    value: str | None = None
    """What was read, written, put, taken, printed or answered, as it is shown; None when it is not known (yet)."""
    choice: Literal["", "trying", "refused", "expired", "set", "notified", "emptied", "unheard", "unfilled", "drawn"] = ""
    """How it ended, or went about it: ``trying`` (it may not get it), ``refused`` and ``expired`` (it did not), ``set`` (the flag
    was already), ``notified`` (it waits for its lock alone), ``emptied`` (what was left is thrown away), ``unheard`` (its loop
    sleeps), ``unfilled`` (nothing is known to fill it), ``drawn`` (the amount is one of many possible)."""
    amount: float | None = None
    """Seconds of a delay, or a number of tokens, waiters, threads that are missing or have come, the index of an item; None when
    there is none (``notify``: all)."""
    of: int | None = None
    """How many `amount` will be in the end."""
    holders: tuple[tuple[int, str], ...] = ()
    """The threads that it waits for: index in schedules, and name at that time."""
    waiters: tuple[tuple[int, str], ...] = ()
    """The threads that it lets go on: index in schedules, and name at that time."""
    also: tuple[str, ...] = ()
    """The names of what it acts upon beside `name`, when they are several."""


How = Literal[
    "free", "held", "set", "clear", "tokens", "threads_waiting", "tasks_waiting", "threads_arrived", "tasks_arrived", "open",
    "resetting", "broken", "items", "pending", "running", "done", "cancelled",
]  # fmt: skip
"""All the states that a synchronization object may be in; what they count is in `Standing`."""


@dataclass(frozen=True, slots=True)
class Standing:
    """In what state a synchronization object is, as data."""

    how: How
    amount: int | None = None
    """Tokens, waiters, arrivals, items; of a lock that is held, how many times."""
    of: int | None = None
    """How many arrivals there must be."""
    holder: tuple[int, str] | None = None
    """The thread that holds it: index in schedules, and name at that time."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A way for the program to go wrong, with a schedule that leads there."""

    kind: FailureKind
    exception: str | None = None
    """The name of its class; None unless `kind` is ``exception``."""
    message: str = ""
    thread: str | None = None
    """The name of the thread in which it happened; of a deadlock, that of the first that is stuck."""
    line: int | None = None
    """Of the program, from 1; None when it happened nowhere in it."""
    waits: tuple[tuple[str, str], ...] = ()
    """Of a deadlock: the name of each thread that is stuck, and what it waits for, in French."""
    schedule: Schedule = Schedule()
    """A shortest way to it, among those that were explored."""
    tasks: tuple[tuple[str, str], ...] = ()
    """Of a deadlock: what each task waits for. Deadlocks that differ by this only are one."""
    stuck: tuple[tuple[str, Event], ...] = field(default=(), compare=False)
    """What `waits` then `tasks` say, as data."""
    leaves: tuple[tuple[str, str, int | None], ...] = ()
    """Of a group of exceptions: the type, the message and the line of each that it holds, groups unwrapped."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One possible end of the program: everything printed, and how likely it is (None after a search cut short)."""

    output: str
    schedule: Schedule
    """A shortest way to it."""
    probability: float | None
    """Between 0 and 1, as the top of this module defines it."""
    failure: Failure | None = None
    """How it ends, unless it ends well."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one thread does between two switch points."""

    thread: int
    """Its index in schedules and in `Graph.threads` or `Run.threads`."""
    line: int | None
    """Where it stood before, in the program, from 1; None when it stands nowhere in it."""
    action: str
    """What it does, in French."""
    choice: str = ""
    """The branch that it takes, as in `Decision`."""
    events: tuple[Event, ...] = ()
    """What `action` says, as data."""


@dataclass(frozen=True, slots=True)
class ThreadView:
    """One thread in one state."""

    status: Status
    line: int | None = None
    """Where it stands in the program, from 1; None when it has not begun, has ended, or runs none of it."""
    next: str = ""
    """What it is about to do, in French."""
    blocked_by: str = ""
    """What it waits for, in French; "" unless it is blocked, or can only let a delay expire."""
    holders: tuple[int, ...] = ()
    """The indices of the threads that it waits for."""
    doing: Event | None = None
    """What `next` says, as data."""
    waiting: Event | None = None
    """What `blocked_by` says, as data."""


@dataclass(frozen=True, slots=True)
class PrimitiveView:
    """One synchronization object in one state."""

    name: str
    """As the program calls it."""
    kind: str
    """Its class: ``Lock``, ``Semaphore``…"""
    state: str
    """In French."""
    owner: int | None = None
    """The index of the thread that holds it."""
    waiters: tuple[int, ...] = ()
    """The indices of the threads that are blocked on it."""
    standing: Standing | None = None
    """What `state` says, as data."""


@dataclass(frozen=True, slots=True)
class Node:
    """One state of the program."""

    threads: tuple[ThreadView, ...]
    """By index; those that do not exist yet are ``new``."""
    shared: tuple[tuple[str, str], ...]
    """Shared variables: how the program calls each, and its value as it is shown."""
    primitives: tuple[PrimitiveView, ...]
    output: str
    """All that has been printed."""
    failure: Failure | None = None
    """What has gone wrong there: a deadlock, or the first exception that nobody caught."""
    final: bool = False
    """Whether the program is over: every thread that it waits for has ended."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One step from a state to another, both by their indices in `Graph.nodes`."""

    source: int
    target: int
    step: Step


@dataclass(frozen=True, slots=True)
class Graph:
    """Every state and every step; node 0 is the initial state."""

    threads: tuple[str, ...]
    """The names of threads and tasks, by index."""
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
    """Of what cannot be modelled, from 1."""
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
    allowed: tuple[str, ...] = ()
    """Modules that are not Python's, taken to be pure on the word of whoever explores: each call of their functions is one step."""
    versions: tuple[str, ...] = ()
    """What the program uses that versions of Python do differently, in French: the answer holds for the one that runs."""
    invented: tuple[str, ...] = ()
    """What depends on the machine, as ``os.getpid()`` or the order of a set of tasks, in French: the model has made one up."""
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
    """Empty when it was simulated."""
    threads: tuple[str, ...] = ()
    """The names of threads and tasks, by index."""
    nodes: tuple[Node, ...] = ()
    """One more than `steps`: the state before the first, then after each."""
    failures: tuple[Failure, ...] = ()
    """All that went wrong, in the order in which it did: `failure` is the one that names the end (a deadlock, or the first exception)."""
