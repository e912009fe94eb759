"""The search: every state that the program can reach, each visited once.

Depth first, going on with the live execution; only backtracking replays a schedule. States are
merged by their snapshot. The search starts again when a new conflicting location shows up, until
none does (`explore_states`). Two steps that touch no common location commute: the second half of
such a diamond is deduced instead of executed (`_diamond`), which prunes no state and no edge.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

from .kernel import Exhausted
from .machine import Machine, Tick
from .naming import name_objects
from .results import Decision, Failure
from .snapshot import Snapshot

try:
    import resource
except ImportError:
    resource = None  # type: ignore[assignment]

PATIENCE = 2.0
LONG = 64
"""Steps that a thread may do in a row without losing its precedence, when a first failure is looked for."""

Footprint = tuple[frozenset[Hashable], frozenset[Hashable]]


@dataclass(slots=True)
class State:
    """What the search keeps of one state."""

    decisions: tuple[Decision, ...]
    live: int
    final: bool = False
    output: str | None = None
    failures: tuple[Failure, ...] = ()
    deadlock: Failure | None = None
    next: dict[Decision, int] = field(default_factory=dict)


@dataclass(slots=True)
class StateGraph:
    """All the states found; state 0 is the initial one."""

    states: list[State] = field(default_factory=list)
    limit: str | None = None
    """Why the search stopped before the end, in French."""
    limit_name: str | None = None
    """The limit of `limits.TABLE` that stopped it, if one did."""
    failed: int | None = None
    """The first state found where something has gone wrong, livelocks aside."""
    memory: int | None = None
    """The most memory that the search was seen to take, in bytes."""

    @property
    def complete(self) -> bool:
        return self.limit is None

    @property
    def transitions(self) -> int:
        return sum(len(state.next) for state in self.states)


@dataclass
class Asked:
    """How to search, and whom to tell."""

    merge: bool = True
    infer: bool = True
    first_failure: bool = False
    """Whether to stop as soon as something goes wrong."""
    progress: Callable[[int], None] | None = None
    """Is told, from time to time, how many states have been met."""
    on_patience: Callable[[StateGraph], None] | None = None
    """Is given once, when the search has lasted for `PATIENCE` seconds, what is known by then."""


def explore_states(machine: Machine, asked: Asked | None = None) -> StateGraph:
    """Explore until no new conflicting location appears; the graph is incomplete when it reaches a limit of the machine."""
    asked, started = asked or Asked(), time.monotonic()
    while True:
        machine.dirty = False
        machine.trusted.clear()
        machine.versions.clear()
        machine.invented.clear()
        machine.log.clear()
        graph = _Search(machine, asked, started).run()
        if graph is not None:
            return graph


class _Search:
    def __init__(self, machine: Machine, asked: Asked, started: float):
        self.machine, self.asked, self.started = machine, asked, started
        self.merge, self.infer = asked.merge, asked.infer and asked.merge
        self.limits = machine.limits
        self.end = None if self.limits.seconds is None else started + self.limits.seconds
        self.before_search = taken_memory()
        self.snapshot = Snapshot(machine)
        self.graph = StateGraph()
        self.index: dict[bytes, int] = {}
        self.footprints: dict[tuple[int, Decision], Footprint] = {}
        self.before: list[list[tuple[int, Decision]]] = []
        self.reached: list[tuple[int, Decision] | None] = []
        self.depth: list[int] = []
        self.expected: list[list[tuple[int, Decision]]] = []
        """What is left to do, by the number of switches."""
        self.fewest = 0

    def run(self) -> StateGraph | None:
        """The graph, or None when the search has to start again."""
        try:
            self.walk()
        except Exhausted as limit:
            self.graph.limit, self.graph.limit_name = str(limit), limit.limit
        except MemoryError:
            self.graph.limit = "mémoire épuisée"
        except RecursionError:
            self.graph.limit = "des appels ou des objets s'imbriquent plus que l'explorateur ne peut suivre"
        self.weigh()
        for state in self.graph.states:  # in the order of the threads, not of the discovery
            state.next = {decision: state.next[decision] for decision in state.decisions if decision in state.next}
        if not self.graph.states:  # stopped before the first of them
            self.graph.states.append(State((), 1))
        if not self.machine.dirty:
            return self.graph
        if self.graph.limit_name == "seconds":  # no time to start again; what was found has no schedule that could be replayed
            return StateGraph([State((), 1)], self.graph.limit, self.graph.limit_name, memory=self.graph.memory)
        return None

    def walk(self) -> None:
        """Visit every state, or stop at a limit, or as soon as the search has to start again."""
        machine, states = self.machine, self.graph.states
        machine.restart()
        self.enter()
        self.reached.append(None)
        self.depth.append(0)
        self.expect(0, None, 0)
        at = 0  # the state where the machine stands
        while (chosen := self.next()) is not None:
            if self.end is not None and time.monotonic() > self.end:
                raise self.limits.reached("seconds")
            state, decision, switches = chosen
            if self.infer:
                target = self._diamond(state, decision)
                if target is not None:
                    self.connect(state, decision, target)
                    continue
            if at != state:
                machine.restart()
                for earlier in self.path(state):
                    machine.step(earlier)
            machine.step(decision)
            if self.infer:
                self.footprints[state, decision] = _footprint(machine.footprint)
            known = len(states)
            at = self.enter()
            self.connect(state, decision, at)
            if self.graph.failed is not None and self.ends():
                return
            if at == known:
                self.reached.append((state, decision))
                self.depth.append(self.depth[state] + 1)
                self.expect(at, decision, switches)
                if len(states) >= self.limits.states:
                    raise self.limits.reached("states")
                if self.depth[at] >= self.limits.steps:
                    raise self.limits.reached("steps")
                if len(states) % 256 == 0:
                    self.watch()
            if machine.dirty and (at != known or not states[at].decisions):
                return

    def expect(self, state: int, last: Decision | None, switches: int) -> None:
        """Keep the decisions of a new state for later.

        Depth first when everything is to be seen: this order deduces the most steps. To find one failure soon, what needs the
        fewest switches from a thread that could go on comes first, for most failures need one or two (Musuvathi, Qadeer,
        *Iterative context bounding*, 2007).
        """
        decisions = self.graph.states[state].decisions
        goes_on = self.asked.first_failure and last is not None and any(thread == last[0] for thread, _ in decisions)
        if goes_on:
            fiber = self.machine.fibers[last[0]]
            goes_on = fiber.group is fiber and not fiber.pending.stands_back
        for decision in reversed(decisions):
            if not goes_on or decision[0] != last[0]:
                # So does going round once more a loop of which no end is in sight, even alone: each turn may add to the state.
                loops = self.asked.first_failure and isinstance(self.machine.fibers[decision[0]].pending, Tick)
                self.keep(state, decision, switches + (goes_on or loops))
        if goes_on:
            # A thread that never ends must not keep the others waiting for ever: a time-out costs a switch, a long run too.
            long = self.depth[state] % LONG == LONG - 1
            for decision in reversed(decisions):
                if decision[0] == last[0]:
                    self.keep(state, decision, switches + (long or decision[1].startswith("expire")))

    def keep(self, state: int, decision: Decision, switches: int) -> None:
        while len(self.expected) <= switches:
            self.expected.append([])
        self.expected[switches].append((state, decision))
        self.fewest = min(self.fewest, switches)

    def next(self) -> tuple[int, Decision, int] | None:
        """The state and the decision to go on with, and the switches that led there; None at the end."""
        while self.fewest < len(self.expected):
            if self.expected[self.fewest]:
                return *self.expected[self.fewest].pop(), self.fewest
            self.fewest += 1
        return None

    def path(self, state: int) -> list[Decision]:
        """The decisions that led to a state the first time."""
        decisions: list[Decision] = []
        while (step := self.reached[state]) is not None:
            state, decision = step
            decisions.append(decision)
        decisions.reverse()
        return decisions

    def watch(self) -> None:
        """From time to time: show the progress, and stop before the memory is full."""
        if self.asked.progress is not None:
            self.asked.progress(len(self.graph.states))
        if self.weigh() > self.limits.memory * 1_000_000:
            raise self.limits.reached("memory")
        if self.asked.on_patience is not None and time.monotonic() - self.started > PATIENCE:
            tell, self.asked.on_patience = self.asked.on_patience, None
            tell(self.graph)

    def ends(self) -> bool:
        """Whether a search that has met a failure stops there.

        A search that has to start again does not stop: its schedules would not be those of the next one.
        """
        if self.machine.dirty or not self.asked.first_failure:
            return False
        self.graph.limit = "la recherche s'est arrêtée à la première"
        return True

    def weigh(self) -> int:
        """The memory that this search has added to what the process had taken before, in bytes."""
        taken = taken_memory()
        if taken is None or self.before_search is None:
            return 0
        self.graph.memory = max(self.graph.memory or 0, taken - self.before_search)
        return self.graph.memory

    def connect(self, source: int, decision: Decision, target: int) -> None:
        self.graph.states[source].next[decision] = target
        self.before[target].append((source, decision))

    def enter(self) -> int:
        """The number of the state where the machine stands."""
        machine = self.machine
        if self.merge:
            key = self.snapshot.digest()
            known = self.index.get(key)
            if known is not None:
                return known
            self.index[key] = len(self.graph.states)
        state = State(tuple(machine.enabled()), machine.live, failures=tuple(machine.failures))
        if machine.over():
            state.final = True
            state.output = "".join(machine.output)
        elif not state.decisions:
            state.output = "".join(machine.output)
            state.deadlock = deadlock(machine)
        if self.graph.failed is None and (state.failures or state.deadlock):
            self.graph.failed = len(self.graph.states)
        self.graph.states.append(state)
        self.before.append([])
        return len(self.graph.states) - 1

    def _diamond(self, state: int, a: Decision) -> int | None:
        """Where `a` leads from `state`, if it follows from two steps that commute."""
        states = self.graph.states
        if states[state].live < 2:
            return None
        for source, b in self.before[state]:
            if b[0] == a[0] or states[source].live < 2:
                continue
            beside = states[source].next.get(a)
            if beside is None or states[beside].live < 2:
                continue
            target = states[beside].next.get(b)
            if target is None or states[target].live < 2:
                continue
            one, two = self.footprints.get((source, a)), self.footprints.get((source, b))
            if one is not None and two is not None and independent(one, two):
                self.footprints[state, a] = one
                return target
        return None


def taken_memory() -> int | None:
    """The memory that this process has taken, in bytes: what it holds now or, where the system does not tell, the most it has held.

    None where the system tells neither (Windows, Pyodide).
    """
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, AttributeError):
        pass
    if resource is None:
        return None
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _footprint(touched: set[tuple[Hashable, bool]]) -> Footprint:
    return (
        frozenset(key for key, _ in touched),
        frozenset(key for key, writes in touched if writes),
    )


def independent(one: Footprint, two: Footprint) -> bool:
    """Whether two steps commute: neither writes what the other touches."""
    if "*" in one[0] or "*" in two[0]:
        return False
    return one[1].isdisjoint(two[0]) and two[1].isdisjoint(one[0])


def deadlock(machine: Machine) -> Failure:
    """Who waits for what, when nothing can go on."""
    name_objects(machine)
    stuck = [f for f in machine.fibers if not f.daemon and not f.finished and f.status != "new"]
    # The thread of a loop waits for its tasks: what each of them waits for says why.
    tasks = [f for f in machine.fibers if f.thread is not f and f.pending is not None and not f.thread.finished]
    waits = tuple((f.name, f.pending.blocked()[0]) for f in stuck if f.pending is not None)
    told = tuple((f.name, f.pending.blocked()[0]) for f in tasks)
    first = stuck[0]
    return Failure("deadlock", None, "", first.name, machine.line_now(first), waits, tasks=told)
