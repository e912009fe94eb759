"""Is a reader's program right?  It is when, over all interleavings, it ends and prints exactly what a solution can print."""

from __future__ import annotations

from dataclasses import dataclass

from ..results import Exploration, Failure, Schedule


@dataclass(frozen=True, slots=True)
class Correction:
    """What comparing a program with a solution shows; right when every field is empty.

    `failure` or `extra` (an output that the solution never prints) comes with a `schedule` that leads
    there; `missing` are the outputs of the solution that the program never prints.
    """

    failure: Failure | None = None
    extra: str | None = None
    schedule: Schedule = Schedule()
    missing: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Whether nothing is held against the program."""
        return self.failure is None and self.extra is None and not self.missing


def outputs(found: Exploration) -> tuple[str, ...]:
    """Return what the runs that end well print, each output once, in order."""
    return tuple(sorted({outcome.output for outcome in found.outcomes if outcome.failure is None}))


def correct(program: Exploration, solution: Exploration) -> Correction | None:
    """Compare two explorations; ``None`` when that of `program` stopped too early to tell.

    A failure and an output too many are facts even if the search was cut short; that nothing is missing is one only if it was
    complete.  Raises ``ValueError`` (in French) when `solution` is not itself right and complete.
    """
    if solution.verdict != "ok":
        raise ValueError("la solution ne peut pas servir de modèle : elle a une faute, ou son exploration est incomplète.")
    expected = outputs(solution)
    wrong = [Correction(failure=failure, schedule=failure.schedule) for failure in program.failures]
    wrong += [
        Correction(extra=outcome.output, schedule=outcome.schedule)
        for outcome in program.outcomes
        if outcome.failure is None and outcome.output not in expected
    ]
    if wrong:
        return min(wrong, key=lambda found: len(found.schedule))
    if program.verdict == "incomplete":
        return None
    reached = outputs(program)
    return Correction(missing=tuple(output for output in expected if output not in reached))
