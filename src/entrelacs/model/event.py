"""The modelled `threading.Event`.

A flag: `set` frees all who wait at that moment, whatever becomes of it before they go on.

Python's documentation: threading, *Event objects*.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from ..execution import words
from ..execution.kernel import ALWAYS, EXPIRE, NEVER, Fiber, Op, current
from ..results import Event as Told
from ..results import Standing
from .condition import Waiter, enqueue
from .primitive import Look, Primitive, PrimitiveOp, timed

STANDS_FOR = "threading"


class CheckFlag(PrimitiveOp):
    """First half of ``Event.wait``: go through, or join the queue."""

    __slots__ = ("waiter",)
    target: Event

    def __init__(self, target: Event):
        self.target, self.waiter = target, Waiter(current().current)

    def execute(self, choice: str) -> Waiter | None:
        if self.target.flag:
            return None
        enqueue(self.target.queue, self.waiter)
        return self.waiter

    def event(self, done: bool = False, result: Any = None) -> Told:
        if done and result is None and self.target.flag:
            return words.about("pass", self.target, choice="set")
        return words.about("await", self.target)


class Pass(PrimitiveOp):
    """Second half of ``Event.wait``: the flag was set while waiting."""

    __slots__ = ("timed", "waiter")
    target: Event

    def __init__(self, target: Event, waiter: Waiter, has_timeout: bool):
        self.target, self.waiter, self.timed = target, waiter, has_timeout

    def choices(self) -> tuple[str, ...]:
        if self.waiter.woken:
            return ALWAYS
        return EXPIRE if self.timed else NEVER

    def execute(self, choice: str) -> bool:
        if self.waiter.woken:
            return True
        self.target.queue.remove(self.waiter)
        return False

    def event(self, done: bool = False, result: Any = None) -> Told:
        if result is False:
            return words.about("give_up", self.target, choice="expired")
        return words.about("receive", self.target)

    def blocked(self) -> Told:
        return words.about("await", self.target)


class SetFlag(PrimitiveOp):
    """Set or clear the flag of an event."""

    __slots__ = ("flag", "woken")
    target: Event
    _stateless = ("woken",)

    def __init__(self, target: Event, flag: bool):
        self.target, self.flag = target, flag
        self.woken: list[Fiber] = []

    def execute(self, choice: str) -> None:
        self.target.flag = self.flag
        if self.flag:
            for waiter in self.target.queue:
                waiter.woken = True
                self.woken.append(waiter.fiber)
            self.target.queue.clear()

    def event(self, done: bool = False, result: Any = None) -> Told:
        return words.about("set" if self.flag else "clear", self.target, waiters=words.who(self.woken))


class Event(Primitive):
    """``threading.Event``: a flag that threads wait for."""

    __slots__ = ("__dict__", "flag", "queue")

    def __init__(self) -> None:
        super().__init__()
        self.flag = False
        self.queue: list[Waiter] = []

    def is_set(self) -> Look:
        return Look(self, lambda: self.flag, "is_set()")

    isSet = is_set

    def set(self) -> SetFlag:
        return SetFlag(self, True)

    def clear(self) -> SetFlag:
        return SetFlag(self, False)

    def wait(self, timeout: float | None = None) -> Generator[Op, Any, bool]:
        waiter = yield from CheckFlag(self)
        if waiter is None:
            return True
        return (yield from Pass(self, waiter, timed(timeout)))

    def view(self) -> Standing:
        return Standing("set" if self.flag else "clear")
