"""The modelled `asyncio.Lock`.

Free, or held by a task; it is given to those who wait in the order of their coming, and any task may release it. A task that
has just been cancelled no longer counts in the queue.

Python's documentation: asyncio, *Synchronization Primitives*, *Lock*.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from ...execution import words
from ...execution.kernel import Fiber, Op, current
from ...results import Event as Told
from ...results import Standing
from .coroutines import coroutine
from .primitive import InQueue, Taken, at_home, bind
from .tasks import Task


class Lock(Taken):
    """``asyncio.Lock``: fair."""

    __slots__ = ("owner",)

    def __init__(self) -> None:
        super().__init__()
        self.owner: Fiber | None = None

    def serves(self, task: Task) -> bool:
        return self.owner is None and self.first(task)

    def grant(self) -> bool:
        self.owner = current().current
        return True

    def locked(self) -> bool:
        return self.owner is not None

    @coroutine
    def acquire(self) -> Generator[Op, Any, bool]:
        at_home(self)
        if self.owner is None and self.free():
            return self.grant()
        bind(self)
        return (yield from InQueue(self))

    def release(self) -> None:
        if self.owner is None:
            raise RuntimeError("Lock is not acquired.")
        at_home(self)
        self.owner = None

    def why(self) -> Told:
        return words.held("await_lock", self)

    def view(self) -> Standing:
        return words.free_or_held(self.owner)
