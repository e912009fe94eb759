"""The modelled `threading.Barrier`.

It fills, then lets everyone through; who comes while the others leave waits until they have left. A time-out, `abort` or a failing
action breaks it for all, until `reset`.

To come last, or to give up, is one step, unless `n_waiting` may be read at that moment, which CPython does without the lock: then each
change of the state and of the count is one, and so is each of the two reads.

Python's documentation: threading, *Barrier objects*. The order of the steps: CPython's Lib/threading.py, `Barrier`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from typing import Any

from ..bounds.refusals import Unsupported
from ..execution import words
from ..execution.kernel import ALWAYS, EXPIRE, NEVER, Op, attempt, current
from ..results import Event, Standing
from .primitive import Look, Primitive, PrimitiveOp, timed

STANDS_FOR = "threading"


class BrokenBarrierError(RuntimeError):
    """``threading.BrokenBarrierError``."""


FILLING, DRAINING, RESETTING, BROKEN = 0, 1, -1, -2


class Arrive(PrimitiveOp):
    """Come to a barrier; the last one opens it, later when its action comes first or when that may be seen (`cut`)."""

    __slots__ = ("cut",)
    target: Barrier

    def __init__(self, target: Barrier, cut: bool):
        self.target, self.cut = target, cut

    def choices(self) -> tuple[str, ...]:
        barrier = self.target
        return NEVER if barrier.busy or barrier.state in (DRAINING, RESETTING) else ALWAYS

    def execute(self, choice: str) -> int:
        barrier = self.target
        if barrier.state == BROKEN:
            raise BrokenBarrierError
        index = barrier.count
        barrier.count += 1
        if index + 1 == barrier.parties:
            if barrier.action is not None or self.cut:
                barrier.busy = True
            else:
                barrier.state = DRAINING
        return index

    def event(self, done: bool = False, result: Any = None) -> Event:
        return words.about("arrive", self.target, amount=result if isinstance(result, int) else None)

    def blocked(self) -> Event:
        return words.about("await_emptying", self.target)


class Leave(PrimitiveOp):
    """Leave a barrier, once it is open or broken; tell whether a `Depart` has to follow."""

    __slots__ = ("cut", "timed")
    target: Barrier

    def __init__(self, target: Barrier, has_timeout: bool, cut: bool):
        self.target, self.timed, self.cut = target, has_timeout, cut

    def choices(self) -> tuple[str, ...]:
        if self.target.busy:
            return NEVER
        if self.target.state != FILLING:
            return ALWAYS
        return EXPIRE if self.timed else NEVER

    def execute(self, choice: str) -> bool:
        barrier = self.target
        if choice == "expire":
            barrier.state = BROKEN
            if self.cut:
                barrier.busy = True
                return True
        broken = barrier.state < 0
        barrier.depart()
        if broken:
            raise BrokenBarrierError
        return False

    def event(self, done: bool = False, result: Any = None) -> Event:
        return words.about("cross", self.target)

    def blocked(self) -> Event:
        return words.about("await_parties", self.target, amount=self.target.parties - self.target.count)


class ActionDone(PrimitiveOp):
    """The action of a barrier has ended, well or badly."""

    __slots__ = ("state",)
    target: Barrier

    def __init__(self, target: Barrier, state: int):
        self.target, self.state = target, state

    def execute(self, choice: str) -> None:
        barrier = self.target
        barrier.busy = False
        barrier.state = self.state
        barrier.depart()

    def event(self, done: bool = False, result: Any = None) -> Event:
        return words.about("open" if self.state == DRAINING else "break", self.target)


class Turn(ActionDone):
    """The same, when it may be seen before the thread has left: a `Depart` follows."""

    __slots__ = ()

    def execute(self, choice: str) -> None:
        self.target.state = self.state


class Depart(PrimitiveOp):
    """Leave a barrier, once everybody may have seen that it is open or broken."""

    __slots__ = ()
    target: Barrier

    def execute(self, choice: str) -> None:
        self.target.busy = False
        self.target.depart()

    def event(self, done: bool = False, result: Any = None) -> Event:
        return words.about("cross", self.target)


class ChangeBarrier(PrimitiveOp):
    """``reset`` or ``abort``."""

    __slots__ = ("kind",)
    target: Barrier

    def __init__(self, target: Barrier, kind: str):
        self.target, self.kind = target, kind

    def choices(self) -> tuple[str, ...]:
        return NEVER if self.target.busy else ALWAYS

    def execute(self, choice: str) -> None:
        barrier = self.target
        if self.kind == "abort":
            barrier.state = BROKEN
        elif barrier.count > 0:
            if barrier.state in (FILLING, BROKEN):
                barrier.state = RESETTING
        else:
            barrier.state = FILLING

    def event(self, done: bool = False, result: Any = None) -> Event:
        return words.about("break" if self.kind == "abort" else "reset", self.target)


class Barrier(Primitive):
    """``threading.Barrier``: threads leave together. The states are those of CPython's."""

    __slots__ = ("__dict__", "_timeout", "action", "busy", "count", "parties", "state")

    def __init__(self, parties: int, action: Callable[[], Any] | None = None, timeout: float | None = None):
        if not isinstance(parties, int | float):
            raise Unsupported("le nombre de participants de cette barrière n'est pas un nombre")
        if parties < 1:
            threading.Barrier(parties)  # refuses, where this version of Python does
        super().__init__()
        self.parties, self.action, self._timeout = parties, action, timeout
        self.count, self.state, self.busy = 0, FILLING, False

    def wait(self, timeout: float | None = None) -> Generator[Op, Any, int]:
        if timeout is None:
            timeout = self._timeout
        index = yield from Arrive(self, self._may_be_seen())
        last = index + 1 == self.parties
        if last and self.action is not None:
            _, problem = yield from attempt(current().operations.call, None, self.action)
            if problem is not None:
                yield from self._turn(BROKEN)
                raise problem
            yield from self._turn(DRAINING)
            return index
        if last and self.busy:
            yield from self._turn(DRAINING)
            return index
        if last:
            self.depart()
            return index
        if (yield from Leave(self, timed(timeout), self._may_be_seen())):
            yield from Depart(self)
            raise BrokenBarrierError
        return index

    def depart(self) -> None:
        """One thread less; the last one closes the barrier behind it."""
        self.count -= 1
        if self.count == 0 and self.state in (RESETTING, DRAINING):
            self.state = FILLING

    def _turn(self, state: int) -> Generator[Op, Any, None]:
        """The last one opens or breaks the barrier, and leaves."""
        if self._may_be_seen():
            yield from Turn(self, state)
            yield from Depart(self)
        else:
            yield from ActionDone(self, state)

    def _may_be_seen(self) -> bool:
        """Take note that the barrier changes; tell whether `n_waiting` may be read meanwhile."""
        return self._noted(False)

    def _noted(self, write: bool) -> bool:
        """Whoever reads is noted as the writer: those who come and go do not disturb one another."""
        machine, key = current(), ("n_waiting", self.serial)
        machine.note_access(key, write)
        return key in machine.conflicts

    def reset(self) -> ChangeBarrier:
        return ChangeBarrier(self, "reset")

    def abort(self) -> ChangeBarrier:
        return ChangeBarrier(self, "abort")

    @property
    def n_waiting(self) -> Any:
        if self._noted(True):
            return self._read_n_waiting()
        return Look(self, lambda: self.count if self.state == FILLING else 0, "n_waiting")

    def _read_n_waiting(self) -> Generator[Op, Any, int]:
        state = yield from Look(self, lambda: self.state, "_state")
        if state != FILLING:
            return 0
        return (yield from Look(self, lambda: self.count, "_count"))

    @property
    def broken(self) -> Look:
        return Look(self, lambda: self.state == BROKEN, "broken")

    def view(self) -> Standing:
        if self.state == FILLING:
            return Standing("threads_arrived", self.count, self.parties)
        return Standing("open" if self.state == DRAINING else "resetting" if self.state == RESETTING else "broken")
