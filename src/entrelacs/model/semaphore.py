"""The modelled `threading.Semaphore` and `threading.BoundedSemaphore`.

Tokens, that any thread may give back; who takes one is not documented: each choice is explored. The bounded one refuses more releases
than it has given tokens.

Python's documentation: threading, *Semaphore objects*.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from ..execution import words
from ..execution.kernel import ALWAYS, EXPIRE, NEVER, Op, current, drive
from ..results import Event, Standing
from .primitive import Look, Primitive, PrimitiveOp, timed

STANDS_FOR = "threading"


class Take(PrimitiveOp):
    """Take one token of a semaphore."""

    __slots__ = ("blocking", "timed")
    target: Semaphore

    def __init__(self, target: Semaphore, blocking: bool, has_timeout: bool):
        self.target, self.blocking, self.timed = target, blocking, has_timeout

    def choices(self) -> tuple[str, ...]:
        if self.target.value > 0 or not self.blocking:
            return ALWAYS
        return EXPIRE if self.timed else NEVER

    def execute(self, choice: str) -> bool:
        if self.target.value <= 0:
            return False
        self.target.value -= 1
        return True

    def event(self, done: bool = False, result: Any = None) -> Event:
        if done and result is False:
            return words.about("take_token", self.target, choice="expired" if self.timed else "refused")
        return words.about("take_token", self.target)

    def blocked(self) -> Event:
        return words.about("await_token", self.target)


class Put(PrimitiveOp):
    """Put tokens back into a semaphore."""

    __slots__ = ("number",)
    target: Semaphore

    def __init__(self, target: Semaphore, number: int):
        self.target, self.number = target, number

    def execute(self, choice: str) -> None:
        self.target.put_back(self.number)

    def event(self, done: bool = False, result: Any = None) -> Event:
        return words.about("put_tokens", self.target, amount=self.number)


class Semaphore(Primitive):
    """``threading.Semaphore``: a number of tokens."""

    __slots__ = ("__dict__", "value")

    def __init__(self, value: int = 1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        super().__init__()
        self.value = value

    @property
    def _value(self) -> Look:
        return Look(self, lambda: self.value, "_value")

    def put_back(self, number: int) -> None:
        self.value += number

    def acquire(self, blocking: bool = True, timeout: float | None = None) -> Take:
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        return Take(self, bool(blocking), timed(timeout))

    def release(self, n: int = 1) -> Put:
        if n < 1:
            raise ValueError("n must be one or more")
        return Put(self, n)

    __enter__ = acquire  # as in CPython: what a subclass makes of `acquire` is not asked, what it makes of `release` is

    def __exit__(self, t: object, v: object, tb: object) -> Generator[Op, Any, None]:
        yield from drive(current().operations.call(None, self.release))  # whatever it returns hides nothing

    def view(self) -> Standing:
        return Standing("tokens", self.value)


class BoundedSemaphore(Semaphore):
    """``threading.BoundedSemaphore``: never more tokens than at the start."""

    __slots__ = ("initial",)

    def __init__(self, value: int = 1):
        super().__init__(value)
        self.initial = value

    def put_back(self, number: int) -> None:
        if self.value + number > self.initial:
            raise ValueError("Semaphore released too many times")
        self.value += number
