"""The modelled `threading.Barrier`.

It fills, then lets everyone through; who comes while the others leave waits until they have left. A time-out, `abort` or a failing
action breaks it for all, until `reset`.

Python's documentation: threading, *Barrier objects*.
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
    """Come to a barrier; the last one opens it."""

    __slots__ = ()
    target: Barrier

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
            if barrier.action is not None:
                barrier.busy = True
            else:
                barrier.state = DRAINING
        return index

    def event(self, done: bool = False, result: Any = None) -> Event:
        return words.about("arrive", self.target, amount=result if isinstance(result, int) else None)

    def blocked(self) -> Event:
        return words.about("await_emptying", self.target)


class Leave(PrimitiveOp):
    """Leave a barrier, once it is open or broken."""

    __slots__ = ("last", "timed")
    target: Barrier

    def __init__(self, target: Barrier, last: bool, has_timeout: bool):
        self.target, self.last, self.timed = target, last, has_timeout

    def choices(self) -> tuple[str, ...]:
        if self.target.busy:
            return NEVER
        if self.target.state != FILLING:
            return ALWAYS
        return EXPIRE if self.timed else NEVER

    def execute(self, choice: str) -> None:
        barrier = self.target
        if choice == "expire":
            barrier.state = BROKEN
        broken = barrier.state < 0 and not self.last
        barrier.count -= 1
        if barrier.count == 0 and barrier.state in (RESETTING, DRAINING):
            barrier.state = FILLING
        if broken:
            raise BrokenBarrierError

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
        barrier.count -= 1

    def event(self, done: bool = False, result: Any = None) -> Event:
        return words.about("open" if self.state == DRAINING else "break", self.target)


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
        index = yield from Arrive(self)
        last = index + 1 == self.parties
        if last and self.action is not None:
            _, problem = yield from attempt(current().operations.call, None, self.action)
            if problem is not None:
                yield from ActionDone(self, BROKEN)
                raise problem
            yield from ActionDone(self, DRAINING)
            if self.count == 0:
                self.state = FILLING
            return index
        if last:
            self.count -= 1
            if self.count == 0:
                self.state = FILLING
            return index
        yield from Leave(self, last, timed(timeout))
        return index

    def reset(self) -> ChangeBarrier:
        return ChangeBarrier(self, "reset")

    def abort(self) -> ChangeBarrier:
        return ChangeBarrier(self, "abort")

    @property
    def n_waiting(self) -> Look:
        return Look(self, lambda: self.count if self.state == FILLING else 0, "n_waiting")

    @property
    def broken(self) -> Look:
        return Look(self, lambda: self.state == BROKEN, "broken")

    def view(self) -> Standing:
        if self.state == FILLING:
            return Standing("threads_arrived", self.count, self.parties)
        return Standing("open" if self.state == DRAINING else "resetting" if self.state == RESETTING else "broken")
