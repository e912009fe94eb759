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
from .machine import Machine
from .naming import name_objects
from .results import Decision, Failure
from .snapshot import Snapshot

try:
    import resource
except ImportError:
    resource = None  # type: ignore[assignment]

DEEPEST = 5_000
"""Steps of one schedule, at most: a program that grows at each step would never end."""
MOST_MEMORY = 2_000_000_000
"""Bytes that one search may take, where the system tells it; what the process had taken before does not count."""

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
    memory: int | None = None
    """The most memory that the search was seen to take, in bytes."""

    @property
    def complete(self) -> bool:
        return self.limit is None

    @property
    def transitions(self) -> int:
        return sum(len(state.next) for state in self.states)


def explore_states(
    machine: Machine,
    max_states: int,
    *,
    merge: bool = True,
    infer: bool = True,
    progress: Callable[[int], None] | None = None,
    seconds: float | None = None,
) -> StateGraph:
    """Explore until no new conflicting location appears; the graph is incomplete at `max_states`, or after `seconds`."""
    end = None if seconds is None else time.monotonic() + seconds
    while True:
        machine.dirty = False
        machine.trusted.clear()
        machine.log.clear()
        search = _Search(machine, max_states, merge, infer, progress)
        search.end = end
        graph = search.run()
        if end is not None and time.monotonic() > end:  # what was found is true, even if more switch points were to come
            search.graph.limit = f"délai de {seconds:g} s dépassé"
            return search.graph
        if graph is not None:
            return graph


class _Search:
    def __init__(
        self, machine: Machine, max_states: int, merge: bool, infer: bool, progress: Callable[[int], None] | None
    ):
        self.machine, self.max_states, self.merge, self.infer = machine, max_states, merge, infer and merge
        self.progress = progress
        self.end: float | None = None
        self.before_search = taken_memory()
        self.snapshot = Snapshot(machine)
        self.graph = StateGraph()
        self.index: dict[bytes, int] = {}
        self.footprints: dict[tuple[int, Decision], Footprint] = {}
        self.before: list[list[tuple[int, Decision]]] = []

    def run(self) -> StateGraph | None:
        """The graph, or None when the search has to start again."""
        try:
            self.walk()
        except Exhausted as limit:
            self.graph.limit = str(limit)
        except MemoryError:
            self.graph.limit = "mémoire épuisée"
        except RecursionError:
            self.graph.limit = "des appels ou des objets s'imbriquent plus que l'explorateur ne peut suivre"
        self.weigh()
        for state in self.graph.states:  # in the order of the threads, not of the discovery
            state.next = {decision: state.next[decision] for decision in state.decisions if decision in state.next}
        if not self.graph.states:  # stopped before the first of them
            self.graph.states.append(State((), 1))
        return None if self.machine.dirty else self.graph

    def walk(self) -> None:
        """Visit every state, or stop at a limit, or as soon as the search has to start again."""
        machine, states = self.machine, self.graph.states
        machine.restart()
        self.enter()
        todo = [list(reversed(states[0].decisions))]
        at, path = [0], []
        live = True
        while at:
            if self.end is not None and time.monotonic() > self.end:
                self.graph.limit = "délai dépassé"
                return
            state = at[-1]
            if not todo[-1]:
                at.pop()
                todo.pop()
                if path:
                    path.pop()
                live = False
                continue
            decision = todo[-1].pop()
            if self.infer:
                target = self._diamond(state, decision)
                if target is not None:
                    self.connect(state, decision, target)
                    continue
            if not live:
                machine.restart()
                for earlier in path:
                    machine.step(earlier)
            machine.step(decision)
            if self.infer:
                self.footprints[state, decision] = _footprint(machine.footprint)
            known = len(states)
            target = self.enter()
            self.connect(state, decision, target)
            live = target == known
            if live:
                at.append(target)
                path.append(decision)
                todo.append(list(reversed(states[target].decisions)))
                if len(states) >= self.max_states:
                    self.graph.limit = f"limite de {self.max_states} états atteinte"
                    return
                if len(path) >= DEEPEST:
                    self.graph.limit = f"un ordonnancement dépasse {DEEPEST} pas"
                    return
                if len(states) % 256 == 0:
                    self.watch()
            if machine.dirty and (not live or not todo[-1]):
                return

    def watch(self) -> None:
        """From time to time: show the progress, and stop before the memory is full."""
        if self.progress is not None:
            self.progress(len(self.graph.states))
        if self.weigh() > MOST_MEMORY:
            raise Exhausted(f"l'exploration occupe plus de {MOST_MEMORY // 1_000_000} Mo")

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
    waits = tuple((f.name, f.pending.blocked()[0]) for f in stuck if f.pending is not None)
    first = stuck[0]
    return Failure("deadlock", None, "", first.name, machine.line_now(first), waits)
