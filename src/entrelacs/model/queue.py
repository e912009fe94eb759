"""The modelled `queue`: each method is one atomic operation that may wait.

`Queue`, `LifoQueue`, `PriorityQueue` and `SimpleQueue` differ by the order in which their items leave. Who is served first, of those
who wait, is not documented: each choice is explored. When items cannot be compared, which CPython notices in the middle, the search
begins again with `entrelacs.lowered.queue`.

Python's documentation: queue.
"""

from __future__ import annotations

import heapq
import queue
import sys
from collections import deque
from collections.abc import Callable
from typing import Any

from ..execution import words
from ..execution.kernel import ALWAYS, EXPIRE, NEVER, caught, current
from ..execution.unseen import length
from ..results import Event, Standing, Verb
from .primitive import Look, Primitive, PrimitiveOp, timed

STANDS_FOR = "queue"

Empty, Full = queue.Empty, queue.Full
ShutDown = getattr(queue, "ShutDown", type("ShutDown", (Exception,), {}))


class PutItem(PrimitiveOp):
    """Add an item, waiting for room unless told not to."""

    __slots__ = ("block", "item", "timed")
    target: Store

    def __init__(self, target: Store, item: Any, block: bool, has_timeout: bool):
        self.target, self.item, self.block, self.timed = target, item, block, has_timeout

    def choices(self) -> tuple[str, ...]:
        if not self.target.is_full() or self.target.closed or not self.block:
            return ALWAYS
        return EXPIRE if self.timed else NEVER

    def execute(self, choice: str) -> None:
        if self.target.closed:
            raise ShutDown
        if self.target.is_full():
            raise Full
        self.target.insert(self.item)
        self.target.unfinished += current().counts

    def event(self, done: bool = False, result: Any = None) -> Event:
        return words.about("put", self.target, value=words.shown(self.item))

    def blocked(self) -> Event:
        return words.about("await_room", self.target)


class GetItem(PrimitiveOp):
    """Take an item, waiting for one unless told not to."""

    __slots__ = ("block", "timed")
    target: Store

    def __init__(self, target: Store, block: bool, has_timeout: bool):
        self.target, self.block, self.timed = target, block, has_timeout

    def choices(self) -> tuple[str, ...]:
        if self.target.items or self.target.closed or not self.block:
            return ALWAYS
        return EXPIRE if self.timed else NEVER

    def execute(self, choice: str) -> Any:
        if not self.target.items:
            raise ShutDown if self.target.closed else Empty
        return self.target.extract()

    def event(self, done: bool = False, result: Any = None) -> Event:
        return words.about("get", self.target, value=words.shown(result) if done else None)

    def blocked(self) -> Event:
        return words.about("await_item", self.target)


class Wait(PrimitiveOp):
    """``join``: wait until every item has been dealt with."""

    __slots__ = ()
    target: Queue

    def choices(self) -> tuple[str, ...]:
        return NEVER if self.target.unfinished else ALWAYS

    def execute(self, choice: str) -> None:
        return None

    def event(self, done: bool = False, result: Any = None) -> Event:
        return words.about("await_processing", self.target)

    def blocked(self) -> Event:
        return words.about("await_processing", self.target)


class ChangeQueue(PrimitiveOp):
    """``task_done`` or ``shutdown``."""

    __slots__ = ("emptying", "function", "verb")
    target: Queue

    def __init__(self, target: Queue, function: Callable[[], None], verb: Verb, emptying: bool = False):
        self.target, self.function, self.verb, self.emptying = target, function, verb, emptying

    def execute(self, choice: str) -> None:
        self.function()

    def event(self, done: bool = False, result: Any = None) -> Event:
        return words.about(self.verb, self.target, choice="emptied" if self.emptying else "")


class Store(Primitive):
    """What every queue does."""

    __slots__ = ("closed", "items", "maxsize", "unfinished")

    def __init__(self, maxsize: int = 0):
        super().__init__()
        self.maxsize, self.unfinished, self.closed = maxsize, 0, False
        self.items: Any = self.empty_store()

    def empty_store(self) -> Any:
        return deque()

    def insert(self, item: Any) -> None:
        self.items.append(item)

    def extract(self) -> Any:
        return self.items.popleft()

    def is_full(self) -> bool:
        return self.maxsize > 0 and self.maxsize <= len(self.items)

    def put(self, item: Any, block: bool = True, timeout: float | None = None) -> PutItem:
        if block and timeout is not None and length(timeout) < 0 and self.maxsize > 0:
            raise ValueError("'timeout' must be a non-negative number")
        return PutItem(self, item, bool(block), timed(timeout))

    def put_nowait(self, item: Any) -> PutItem:
        return self.put(item, False)

    def get(self, block: bool = True, timeout: float | None = None) -> GetItem:
        if block and timeout is not None and length(timeout) < 0:
            raise ValueError("'timeout' must be a non-negative number")
        return GetItem(self, bool(block), timed(timeout))

    def get_nowait(self) -> GetItem:
        return self.get(False)

    def qsize(self) -> Look:
        return Look(self, lambda: len(self.items), "qsize()")

    def empty(self) -> Look:
        return Look(self, lambda: not self.items, "empty()")

    def view(self) -> Standing:
        return Standing("items", len(self.items))


class Queue(Store):
    """``queue.Queue``: first in, first out."""

    __slots__ = ("__dict__",)

    def task_done(self) -> ChangeQueue:
        current().count_items()
        return ChangeQueue(self, self._task_done, "task_done")

    def _task_done(self) -> None:
        if self.unfinished <= 0:
            raise ValueError("task_done() called too many times")
        self.unfinished -= 1

    def join(self) -> Wait:
        current().count_items()
        return Wait(self)

    def full(self) -> Look:
        return Look(self, self.is_full, "full()")


def _shutdown(self: Queue, immediate: bool = False) -> ChangeQueue:
    def change() -> None:
        self.closed = True
        if immediate:
            while self.items:
                self.extract()
                self.unfinished = max(0, self.unfinished - 1)

    return ChangeQueue(self, change, "close", bool(immediate))


if sys.version_info >= (3, 13):
    Queue.shutdown = _shutdown


class LifoQueue(Queue):
    """``queue.LifoQueue``: last in, first out."""

    __slots__ = ()

    def empty_store(self) -> Any:
        return []

    def extract(self) -> Any:
        return self.items.pop()


class PriorityQueue(LifoQueue):
    """``queue.PriorityQueue``: the smallest item first."""

    __slots__ = ()

    def insert(self, item: Any) -> None:
        self._sift(heapq.heappush, self.items, item)

    def extract(self) -> Any:
        return self._sift(heapq.heappop, self.items)

    def _sift(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Change the heap; a comparison that fails leaves it changed, and nobody is notified (`Locations.open_queues`)."""
        try:
            return function(*arguments)
        except caught():
            current().open_queues()
            raise


class SimpleQueue(Store):
    """``queue.SimpleQueue``: unbounded, without task tracking."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__()


PUBLIC: dict[str, Any] = {
    "Queue": Queue, "LifoQueue": LifoQueue, "PriorityQueue": PriorityQueue, "SimpleQueue": SimpleQueue,
    "Empty": Empty, "Full": Full,
}  # fmt: skip
if sys.version_info >= (3, 13):
    PUBLIC["ShutDown"] = ShutDown
