"""What a search is asked for, and what it leaves: the states that it has met, and the steps between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from ..execution.machine import Machine
from ..results import Decision, Failure
from ..state.naming import naming


@dataclass(slots=True)
class State:
    """What the search keeps of one state."""

    decisions: tuple[Decision, ...]
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
    executed: int = 0
    """Steps that were executed to follow an edge; the others were deduced."""
    deduced: int = 0
    """When each is executed to be checked (`entrelacs.search.selfcheck`): how many could have been deduced."""

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
    """Whether a step that is known is deduced; otherwise each is executed."""
    first_failure: bool = False
    """Whether to stop as soon as something goes wrong."""
    progress: Callable[[int], None] | None = None
    """Is told, from time to time, how many states have been met."""
    on_patience: Callable[[StateGraph], None] | None = None
    """Is given once, when the search has lasted for `search.PATIENCE` seconds, what is known by then."""


def deadlock(machine: Machine) -> Failure:
    """Who waits for what, when nothing can go on."""
    with naming(machine):
        stuck = [f for f in machine.fibers if not f.daemon and not f.finished and f.status != "new"]
        # The thread of a loop waits for its tasks: what each of them waits for says why.
        tasks = [f for f in machine.fibers if f.thread is not f and not f.thread.finished]
        waiting = [(f.name, f.pending.blocked()) for f in stuck if f.pending is not None]
        told = [(f.name, f.pending.blocked()) for f in tasks if f.pending is not None]
        first = stuck[0]
        return Failure(
            "deadlock", None, "", first.name, machine.line_now(first),
            waits=tuple((name, machine.tell(event)) for name, event in waiting),
            tasks=tuple((name, machine.tell(event)) for name, event in told),
            stuck=tuple((name, event) for name, event in (*waiting, *told) if event is not None),
        )  # fmt: skip
