"""What is left to do, and what comes first."""

from __future__ import annotations

from collections.abc import Callable

from ..results import Decision

LONG = 64
"""Steps that a thread may do in a row without losing its precedence, when a first failure is looked for."""
Asks = Callable[[int, int], bool]
"""A question about a thread in a state, by their numbers."""


class Agenda:
    """The decisions that have not been followed yet.

    Depth first when everything is to be seen. To find one failure soon (`first_failure`), what needs the fewest switches from a thread
    that could go on comes first, for most failures need one or two (Musuvathi, Qadeer, *Iterative context bounding*, 2007).
    """

    def __init__(self, first_failure: bool, may_go_on: Asks, loops: Asks):
        """`may_go_on`: whether a thread that could go on keeps its precedence; `loops`: whether it goes round a loop without end in sight."""
        self.first_failure, self.may_go_on, self.loops = first_failure, may_go_on, loops
        self.expected: list[list[tuple[int, Decision, int]]] = [[]]
        """By the number of switches, which each repeats."""
        self.fewest = 0

    def expect(self, state: int, decisions: tuple[Decision, ...], depth: int, last: Decision | None, switches: int) -> None:
        """Keep the `decisions` of a new state for later; it is `depth` steps away, the `last` of them and `switches` included."""
        if not self.first_failure:
            self.expected[0].extend([(state, decision, 0) for decision in reversed(decisions)])
            return
        before = None if last is None else last[0]
        goes_on = before is not None and any(thread == before for thread, _ in decisions) and self.may_go_on(state, before)
        for decision in reversed(decisions):
            if not goes_on or decision[0] != before:
                # So does going round once more a loop of which no end is in sight, even alone: each turn may add to the state.
                loops = self.loops(state, decision[0])
                self.keep(state, decision, switches + (goes_on or loops))
        if goes_on:
            # A thread that never ends must not keep the others waiting for ever: a time-out costs a switch, a long run too.
            long = depth % LONG == LONG - 1
            for decision in reversed(decisions):
                if decision[0] == before:
                    self.keep(state, decision, switches + (long or decision[1].startswith("expire")))

    def keep(self, state: int, decision: Decision, switches: int) -> None:
        while len(self.expected) <= switches:
            self.expected.append([])
        self.expected[switches].append((state, decision, switches))
        self.fewest = min(self.fewest, switches)

    def next(self) -> tuple[int, Decision, int] | None:
        """The state and the decision to go on with, and the switches that led there; None at the end."""
        while self.fewest < len(self.expected):
            if self.expected[self.fewest]:
                return self.expected[self.fewest].pop()
            self.fewest += 1
        return None
