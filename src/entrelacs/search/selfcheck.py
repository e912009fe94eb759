"""A search that trusts nothing: each step that it could deduce is executed all the same, and compared.

So is the cut of the states: two states have one vector when and only when they have one digest.
"""

from __future__ import annotations

from typing import Any

from ..results import Decision
from ..state.components import Vector
from ..state.shared import Restart
from ..state.snapshot import Snapshot
from .search import Search, State


class Mismatch(AssertionError):
    """A step does not lead where it was deduced to lead, or two states were taken for one."""


class Checked(Search):
    """Raises `Mismatch` at the first difference."""

    def __init__(self, *arguments: Any):
        super().__init__(*arguments)
        self.plain = Snapshot(self.machine)
        self.states: dict[bytes, int] = {}
        self.digests: dict[int, bytes] = {}
        self.foreseen: int | tuple[Vector, State] | None = None
        """Where the next step should lead."""

    def known_steps(self, walked: int) -> int:
        return walked  # none is worth less: all are to be seen

    def foresee(self, state: int, decision: Decision) -> None:
        """Keep it, and execute the step all the same."""
        self.foreseen = super().foresee(state, decision)

    def restart(self) -> None:
        super().restart()
        self.plain.shapes.clear()
        self.plain.classes.clear()

    def go_to(self, state: int, at: int) -> None:
        super().go_to(state, at)
        if not self.cuts or self.machine.dirty:
            return
        self.standing = self.components.vector()
        self.widen()
        vector = None if self.standing is None else self.canon.canonical(self.standing)
        if vector != self.vectors[state]:
            raise Mismatch(f"state {state}: {self.differences(self.vectors[state], vector)}")

    def execute(self, state: int, decision: Decision) -> int:
        foreseen, self.foreseen = self.foreseen, None
        try:
            target = super().execute(state, decision)
        except Restart:
            if foreseen is None or self.machine.dirty:
                raise
            raise Mismatch(f"state {state}, {decision}: nothing foretold that the search has to begin again") from None
        if foreseen is not None:
            if self.machine.dirty:
                raise Mismatch(f"state {state}, {decision}: nothing foretold that the search has to begin again")
            self.compare(f"state {state}, {decision}", foreseen, target)
            self.graph.deduced += 1
        return target

    def compare(self, step: str, foreseen: int | tuple[Vector, State], target: int) -> None:
        """Whether a step has led where it was deduced to lead."""
        if isinstance(foreseen, int):
            if foreseen != target:
                raise Mismatch(f"{step}: {foreseen} and not {target}: {self.differences(self.vectors[foreseen], self.vectors[target])}")
            return
        vector, made = foreseen
        if self.vectors[target] != self.canon.canonical(vector + (0,) * (self.components.width - len(vector))):
            raise Mismatch(f"{step}: {self.differences(vector, self.vectors[target])}")
        found = self.graph.states[target]
        if (made.decisions, made.final, made.output, made.deadlock, set(made.failures)) != (
            found.decisions, found.final, found.output, found.deadlock, set(found.failures)
        ):  # fmt: skip
            raise Mismatch(f"{step}: {made} and not {found}")

    def enter(self) -> int:
        state = super().enter()
        if self.components is not None and not self.machine.dirty:
            digest = self.plain.digest()
            if self.states.setdefault(digest, state) != state:
                raise Mismatch(
                    f"states {self.states[digest]} and {state} are one: {self.differences(self.vectors[self.states[digest]], self.vectors[state])}"
                )
            if self.digests.setdefault(state, digest) != digest:
                raise Mismatch(f"state {state} is two")
        return state

    def differences(self, one: Vector | None, two: Vector | None) -> str:
        """What two vectors do not hold alike."""
        if one is None or two is None:
            return "whole" if one is not None else "not whole"
        kinds, data = self.components.kinds, self.components.data
        pairs = zip(kinds, one, two, strict=False)
        return "; ".join(f"{kind}: {data[first]!r} and not {data[second]!r}" for kind, first, second in pairs if first != second)
