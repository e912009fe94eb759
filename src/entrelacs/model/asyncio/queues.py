"""``asyncio.Queue`` and its two sisters.

Tasks wait for an item, or for room; a thread outside the loop may touch one without its loop hearing of it (`crossing`).

Python's documentation: asyncio, *Queues*.
"""

from __future__ import annotations

import asyncio
import heapq
import sys
from asyncio import CancelledError, QueueEmpty, QueueFull
from collections import deque
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any

from ...bounds.refusals import Unsupported
from ...execution import words
from ...execution.kernel import Op, caught, current
from ...results import Event, Standing, Verb
from .coroutines import coroutine
from .crossing import Crossed, Touch, outside, touches
from .futures import Gate
from .primitive import at_home, bind
from .suspensions import Suspension

if TYPE_CHECKING:
    from .loops import Loop

QueueShutDown = getattr(asyncio, "QueueShutDown", QueueEmpty)


class Queue(Crossed):
    """``asyncio.Queue``."""

    __slots__ = ("closed", "getters", "home", "items", "maxsize", "putters", "unfinished")
    _modelled = True
    _crossing = {
        "qsize": False, "empty": False, "full": False, "put_nowait": True, "get_nowait": True, "task_done": True,
        **({"shutdown": True} if sys.version_info >= (3, 13) else {}),
    }  # fmt: skip

    def __init__(self, maxsize: int = 0):
        self.maxsize, self.unfinished, self.closed = maxsize, 0, False
        self.home: Loop | None = None
        self.items: Any = deque()
        self.getters: list[Gate] = []  # those who wait, when threads share the queue: otherwise nobody can miss anything
        self.putters: list[Gate] = []

    def awaited(self, gate: Gate) -> Event:
        return words.about("await_item" if gate in self.getters else "await_room", self)

    def qsize(self) -> int:
        return len(self.items)

    def empty(self) -> bool:
        return not self.items

    def full(self) -> bool:
        return 0 < self.maxsize <= len(self.items)

    def insert(self, item: Any) -> None:
        self.items.append(item)

    def extract(self) -> Any:
        return self.items.popleft()

    def put_nowait(self, item: Any) -> None:
        at_home(self)
        if self.closed:
            raise QueueShutDown
        if self.full():
            raise QueueFull
        self.insert(item)
        self.unfinished += current().counts

    def get_nowait(self) -> Any:
        at_home(self)
        if not self.items:
            raise QueueShutDown if self.closed else QueueEmpty
        return self.extract()

    @coroutine
    def put(self, item: Any) -> Generator[Op, Any, None]:
        if touches(self):
            yield from self._wait("full", self.full, self.putters)
            yield from self._crossed_put_nowait(item)
            return
        while self.full() and not self.closed:
            bind(self)
            yield from Room(self, "put")
        self.put_nowait(item)

    @coroutine
    def get(self) -> Generator[Op, Any, Any]:
        if touches(self):
            yield from self._wait("empty", self.empty, self.getters)
            return (yield from self._crossed_get_nowait())
        while not self.items and not self.closed:
            bind(self)
            yield from Room(self, "get")
        return self.get_nowait()

    # -- the same, cut as CPython's code is, for a queue that several threads touch ---------

    def _crossed_put_nowait(self, item: Any) -> Generator[Op, Any, None]:
        if self.maxsize > 0 and (yield from Touch(self, "full", False, self.full)):
            raise QueueFull
        yield from Touch(self, "put_nowait", True, self._put, (item,), wakes=False)
        yield from Touch(self, "put_nowait", True, self._wake, (self.getters,))

    def _put(self, item: Any) -> None:
        if self.closed:
            raise QueueShutDown
        self.insert(item)
        self.unfinished += current().counts

    def _crossed_get_nowait(self) -> Generator[Op, Any, Any]:
        if (yield from Touch(self, "empty", False, self.empty)):
            raise QueueShutDown if self.closed else QueueEmpty
        item = yield from Touch(self, "get_nowait", True, self.extract, wakes=False)
        yield from Touch(self, "get_nowait", True, self._wake, (self.putters,))
        return item

    def _crossed_task_done(self) -> Touch:
        if outside(self.home):
            raise Unsupported("asyncio.Queue.task_done() depuis un autre fil : employez loop.call_soon_threadsafe")
        return Touch(self, "task_done", True, self.task_done)

    def _crossed_shutdown(self, immediate: bool = False) -> None:
        raise Unsupported("asyncio.Queue.shutdown() d'une file que plusieurs fils touchent n'est pas modélisé")

    def _wait(self, name: str, blocked: Any, gates: list[Gate]) -> Generator[Op, Any, None]:
        while not self.closed and (yield from Touch(self, name, False, blocked)):
            bind(self)
            gate = Gate(self)
            yield from Touch(self, "get" if gates is self.getters else "put", True, gates.append, (gate,), wakes=False)
            try:
                yield from gate.wait()
            except CancelledError:
                if gate in gates:
                    gates.remove(gate)
                if not gate.cancelled() and not blocked():
                    self._wake(gates)
                raise

    def _wake(self, gates: list[Gate]) -> None:
        while gates:
            gate = gates.pop(0)
            if not gate.done():
                gate.set_result(None)
                return

    def task_done(self) -> None:
        current().count_items()
        if self.unfinished <= 0:
            raise ValueError("task_done() called too many times")
        at_home(self)
        self.unfinished -= 1

    @coroutine
    def join(self) -> Generator[Op, Any, None]:
        current().count_items()
        while self.unfinished > 0:
            bind(self)
            yield from Room(self, "join")

    if sys.version_info >= (3, 13):

        def shutdown(self, immediate: bool = False) -> None:
            at_home(self)
            self.closed = True
            while immediate and self.items:
                self.extract()
                self.unfinished = max(0, self.unfinished - 1)

    def view(self) -> Standing:
        return Standing("items", len(self.items))


UNTOLD = (
    "une asyncio.PriorityQueue compare deux objets qui ne se comparent pas pendant qu'une tâche y attend : CPython ne prévient pas celle-ci, "
    "qui peut attendre sans fin : donnez aux objets un ordre (un tuple qui commence par un nombre)"
)
WAITS: dict[str, tuple[Verb, Verb]] = {
    "put": ("await_room", "find_room"), "get": ("await_item", "find_item"), "join": ("await_end", "find_finished"),
}  # fmt: skip
"""By method of a queue: what it waits for, and what it does when that has come."""


class Room(Suspension):
    """Wait for a place, an item, or the end of the work."""

    __slots__ = ("target", "what")

    def __init__(self, target: Queue, what: str):
        super().__init__()
        self.target, self.what = target, what

    def ready(self) -> bool:
        target = self.target
        if self.what == "join":
            return target.unfinished == 0
        return target.closed or (not target.full() if self.what == "put" else bool(target.items))

    def going_on(self, result: Any = None) -> Event:
        return words.about(WAITS[self.what][1], self.target)

    def awaits(self) -> Event:
        return words.about(WAITS[self.what][0], self.target)


class LifoQueue(Queue):
    """``asyncio.LifoQueue``."""

    __slots__ = ()

    def extract(self) -> Any:
        return self.items.pop()


class PriorityQueue(Queue):
    """``asyncio.PriorityQueue``."""

    __slots__ = ()

    def __init__(self, maxsize: int = 0):
        super().__init__(maxsize)
        self.items = []

    def insert(self, item: Any) -> None:
        self._sift(heapq.heappush, self.items, item)

    def extract(self) -> Any:
        return self._sift(heapq.heappop, self.items)

    def _sift(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Change the heap; a comparison that fails leaves it changed, and wakes nobody."""
        try:
            return function(*arguments)
        except caught():
            if any(type(fiber.pending) is Room and fiber.pending.target is self for fiber in current().fibers):
                raise Unsupported(UNTOLD) from None
            raise
