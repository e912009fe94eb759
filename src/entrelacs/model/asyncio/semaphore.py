"""The modelled `asyncio.Semaphore` and `asyncio.BoundedSemaphore`.

Tokens, given to those who wait in the order of their coming: whoever comes when somebody waits goes behind, even if a token is
left. The bounded one refuses more releases than it has given tokens.

Python's documentation: asyncio, *Synchronization Primitives*, *Semaphore* and *BoundedSemaphore*.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from ...execution import words
from ...execution.kernel import Op
from ...results import Event as Told
from ...results import Standing
from .coroutines import coroutine
from .primitive import InQueue, Taken, at_home, bind
from .tasks import Task


class Semaphore(Taken):
    """``asyncio.Semaphore``."""

    __slots__ = ("value",)

    def __init__(self, value: int = 1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        super().__init__()
        self.value = value

    @property
    def _value(self) -> int:
        return self.value

    def serves(self, task: Task) -> bool:
        return self.value > 0 and self.first(task)

    def grant(self) -> bool:
        self.value -= 1
        return True

    def locked(self) -> bool:
        return self.value == 0 or not self.free()

    @coroutine
    def acquire(self) -> Generator[Op, Any, bool]:
        at_home(self)
        if self.value > 0 and self.free():
            return self.grant()
        bind(self)
        return (yield from InQueue(self))

    def release(self) -> None:
        at_home(self)
        self.value += 1

    def why(self) -> Told:
        return words.about("await_token", self)

    def view(self) -> Standing:
        return Standing("tokens", self.value)


class BoundedSemaphore(Semaphore):
    """``asyncio.BoundedSemaphore``."""

    __slots__ = ("initial",)

    def __init__(self, value: int = 1):
        super().__init__(value)
        self.initial = value

    def release(self) -> None:
        if self.value >= self.initial:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()
