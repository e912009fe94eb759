"""What every synchronization object of the model shares: its name, and the operations on it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from ..bounds.kinds import word
from ..bounds.refusals import Unsupported
from ..execution import words
from ..execution.kernel import Op, current
from ..execution.unseen import length
from ..results import Event


def timed(timeout: float | None) -> bool:
    """Whether a timeout can expire; if the time matters, note when."""
    machine = current()
    timeout = length(timeout)
    if timeout is not None and not hasattr(type(timeout), "__float__") and not hasattr(type(timeout), "__index__"):
        raise Unsupported("ce délai d'attente n'est pas un nombre : donnez un nombre de secondes")
    if machine.timed and timeout is not None:
        machine.current.deadline = machine.now() + max(float(timeout), 0)
    return timeout is not None


class Primitive:
    """What every synchronization object has: a name that does not depend on the schedule."""

    __slots__ = ("serial",)
    _modelled = True

    def __init__(self) -> None:
        self.serial = current().serial(word(type(self)))

    def __hash__(self) -> int:
        return 0  # never an address: the order of a set is the same in every execution


class PrimitiveOp(Op):
    """An operation on one primitive."""

    __slots__ = ("target",)

    def __init__(self, target: Primitive):
        self.target = target

    def keys(self) -> tuple[Hashable, ...]:
        return (self.target.serial,)


class Look(PrimitiveOp):
    """Read the state of a primitive without waiting."""

    __slots__ = ("read", "text")
    writes = False

    def __init__(self, target: Primitive, read: Callable[[], Any], text: str):
        self.target, self.read, self.text = target, read, text

    def execute(self, choice: str) -> Any:
        return self.read()

    def event(self, done: bool = False, result: Any = None) -> Event:
        return Event("read", f"{words.label(self.target)}.{self.text}", words.shown(result) if done else None)
