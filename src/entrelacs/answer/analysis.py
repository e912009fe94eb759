"""What the state graph says: shortest schedules, probabilities, number of schedules, livelocks.

A *schedule* is a path of the graph from the initial state to an end. The *uniform scheduler* draws
the next thread uniformly among those that can go on, then one of its branches uniformly. Counts and
probabilities are over the steps of the graph. The end of a process whose daemon threads could still
go on is one more candidate.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from ..results import Decision, Failure, Outcome, Schedule
from ..search.states import State, StateGraph

ALMOST = math.nextafter(1.0, 0.0)
"""The probability of what is not certain, at most."""


class Analysis:
    """Facts about one state graph."""

    def __init__(self, graph: StateGraph):
        self.graph = graph
        self.states = graph.states
        self._shortest()

    def _shortest(self) -> None:
        """Breadth first: the parent of each state on a shortest path."""
        self.parent: list[tuple[int, Decision] | None] = [None] * len(self.states)
        self.order = [0]
        reached = bytearray(len(self.states))
        reached[0] = True
        for source in self.order:  # it grows meanwhile
            for decision, target in self.states[source].next.items():
                if not reached[target]:
                    reached[target] = True
                    self.parent[target] = source, decision
                    self.order.append(target)

    def schedule(self, state: int) -> Schedule:
        """A shortest schedule that leads to `state`."""
        decisions: list[Decision] = []
        while (step := self.parent[state]) is not None:
            state, decision = step
            decisions.append(decision)
        return Schedule(tuple(reversed(decisions)))

    @property
    def components(self) -> list[list[int]]:
        """Strongly connected components, in reverse topological order (Tarjan 1972)."""
        return self._tarjan[0]

    @property
    def has_cycle(self) -> bool:
        return self._tarjan[1]

    @cached_property
    def _tarjan(self) -> tuple[list[list[int]], bool]:
        """The components, and whether a step ever leads back to a state of the same one."""
        has_cycle = False
        number = [0] * len(self.states)  # 0: not met yet
        low = [0] * len(self.states)
        met = 0
        stack: list[int] = []
        on_stack = bytearray(len(self.states))
        found: list[list[int]] = []
        work: list[tuple[int, Iterator[int]]] = []

        def enter(state: int) -> None:
            nonlocal met
            met += 1
            number[state] = low[state] = met
            stack.append(state)
            on_stack[state] = True
            work.append((state, iter(self.states[state].next.values())))

        enter(0)  # from where all the others are reached
        while work:
            state, successors = work[-1]
            for target in successors:
                if not number[target]:
                    enter(target)
                    break
                if on_stack[target]:
                    has_cycle = True
                    if number[target] < low[state]:
                        low[state] = number[target]
            else:
                work.pop()
                if work and low[state] < low[work[-1][0]]:
                    low[work[-1][0]] = low[state]
                if low[state] == number[state]:
                    component: list[int] = []
                    while not component or component[-1] != state:
                        component.append(stack.pop())
                        on_stack[component[-1]] = False
                    found.append(component)
        return found, has_cycle

    def cyclic(self, component: list[int]) -> bool:
        return len(component) > 1 or component[0] in self.states[component[0]].next.values()

    def schedules(self) -> int | None:
        """How many schedules there are, or None when the graph has a cycle."""
        if self.has_cycle:
            return None
        counts = [0] * len(self.states)
        for (i,) in self.components:
            state = self.states[i]
            ends = 1 if state.final or not state.next else 0
            counts[i] = ends + sum([counts[target] for target in state.next.values()])
        return counts[0]

    @cached_property
    def livelocks(self) -> list[int]:
        """The first of the states from which no end can be reached, if there are any."""
        if not self.has_cycle:  # every way leads to an end
            return []
        endless = without_end([state.next.values() for state in self.states], [state.final for state in self.states])
        return [i for i in self.order if i in endless][:1]

    def probabilities(self) -> list[float]:
        """How likely it is to end in each state, under the uniform scheduler."""
        mass = [0.0] * len(self.states)
        mass[0] = 1.0
        ends = [0.0] * len(self.states)
        for component in reversed(self.components):
            if not self.has_cycle or not self.cyclic(component):
                self._spread(component[0], mass, ends, mass[component[0]])
                continue
            inside = set(component)
            entering = {i: mass[i] for i in component if mass[i]}
            visits = dict.fromkeys(component, 0.0)
            total = sum(entering.values())
            shares = {i: self.shares(self.states[i]) for i in component}
            if all(target in inside for leaving in shares.values() for target in leaving):
                continue  # no way out: nothing ends there, however long one turns
            for _ in range(100_000):
                if sum(entering.values()) <= 1e-12 * max(total, 1e-300):
                    break
                following: dict[int, float] = defaultdict(float)
                for i, amount in entering.items():
                    visits[i] += amount
                    for target, share in shares[i].items():
                        if target in inside:
                            following[target] += amount * share
                entering = following
            for i in component:
                mass[i] = 0.0
            for i in component:
                for target, share in shares[i].items():
                    if target is None:
                        ends[i] += visits[i] * share
                    elif target not in inside:
                        mass[target] += visits[i] * share
        return ends

    def _spread(self, i: int, mass: list[float], ends: list[float], amount: float) -> None:
        for target, share in self.shares(self.states[i]).items():
            if target is None:
                ends[i] += amount * share
            else:
                mass[target] += amount * share

    @staticmethod
    def shares(state: State) -> dict[int | None, float]:
        """The probability of each successor; None stands for the end."""
        branches: dict[int, int] = {}
        for thread, _ in state.next:
            branches[thread] = branches.get(thread, 0) + 1
        shares: dict[int | None, float] = {}
        part = 1 / (len(branches) + (1 if state.final or not state.next else 0))
        if state.final or not state.next:
            shares[None] = part
        for (thread, _), target in state.next.items():
            shares[target] = shares.get(target, 0.0) + part / branches[thread]
        return shares

    def outcomes(self) -> tuple[Outcome, ...]:
        """Every way to end, the likeliest first; equal outputs and failures are one outcome."""
        ends = self.probabilities()
        found: dict[tuple[str, tuple[object, ...]], tuple[int, float, Failure | None]] = {}
        for i in self.order:
            state = self.states[i]
            if state.output is None:
                continue
            failure = state.deadlock or (state.failures[0] if state.failures else None)
            key = (state.output, signature(failure) if failure else ())
            first, total, kept = found.get(key, (i, 0.0, failure))
            found[key] = first, total + ends[i], kept
        outcomes = []
        # What is certain follows from the graph: a sum of floats would say a little more or a little less.
        certain = len(found) == 1 and not self.livelocks
        for (output, _), (end, total, failure) in found.items():
            probability = 1.0 if certain else min(total, ALMOST)
            schedule = self.schedule(end)
            if failure is not None:
                failure = replace(failure, schedule=schedule)
            outcomes.append(Outcome(output, schedule, probability, failure))
        return tuple(sorted(outcomes, key=lambda o: -(o.probability or 0.0)))

    def failures(self) -> tuple[Failure, ...]:
        """Every way to fail, each with a shortest schedule."""
        found: dict[tuple[object, ...], Failure] = {}
        for i in self.order:
            state = self.states[i]
            for failure in (*state.failures, *([state.deadlock] if state.deadlock else [])):
                found.setdefault(signature(failure), replace(failure, schedule=self.schedule(i)))
        for i in self.livelocks:
            found["livelock",] = Failure("livelock", schedule=self.schedule(i))
        return tuple(found.values())


def without_end(successors: Sequence[Collection[int]], final: Sequence[bool]) -> set[int]:
    """The states from which no end can be reached: neither one where the program may stop (`final`), nor one without successors."""
    before: list[list[int]] = [[] for _ in successors]
    for source, targets in enumerate(successors):
        for target in targets:
            before[target].append(source)
    work = [i for i, targets in enumerate(successors) if final[i] or not targets]
    good = bytearray(len(successors))
    for i in work:
        good[i] = True
    while work:
        for source in before[work.pop()]:
            if not good[source]:
                good[source] = True
                work.append(source)
    return {i for i, ends in enumerate(good) if not ends}


def signature(failure: Failure) -> tuple[object, ...]:
    """What makes two failures the same."""
    return failure.kind, failure.exception, failure.message, failure.thread, failure.line, failure.waits, failure.leaves
