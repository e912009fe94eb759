"""``asyncio.Queue`` and its two sisters."""

from __future__ import annotations

import asyncio
import sys
from asyncio import QueueEmpty, QueueFull
from collections import deque
from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from ... import words
from ...kernel import Fiber, Op
from .coroutines import coroutine
from .suspensions import Suspension
from .sync import at_home, bind

if TYPE_CHECKING:
    from .loops import Loop

QueueShutDown = getattr(asyncio, "QueueShutDown", QueueEmpty)


class Queue:
    """``asyncio.Queue``."""

    __slots__ = ("closed", "home", "items", "maxsize", "unfinished")
    _modelled = True

    def __init__(self, maxsize: int = 0):
        self.maxsize, self.unfinished, self.closed = maxsize, 0, False
        self.home: Loop | None = None
        self.items: Any = deque()

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
        self.unfinished += 1

    def get_nowait(self) -> Any:
        at_home(self)
        if not self.items:
            raise QueueShutDown if self.closed else QueueEmpty
        return self.extract()

    @coroutine
    def put(self, item: Any) -> Generator[Op, Any, None]:
        while self.full() and not self.closed:
            bind(self)
            yield from Room(self, "put")
        self.put_nowait(item)

    @coroutine
    def get(self) -> Generator[Op, Any, Any]:
        while not self.items and not self.closed:
            bind(self)
            yield from Room(self, "get")
        return self.get_nowait()

    def task_done(self) -> None:
        if self.unfinished <= 0:
            raise ValueError("task_done() called too many times")
        at_home(self)
        self.unfinished -= 1

    @coroutine
    def join(self) -> Generator[Op, Any, None]:
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

    def view(self) -> tuple[str, Fiber | None]:
        return words.count(len(self.items), "élément"), None


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

    def going_on(self, result: Any = None) -> str:
        what = {"put": "trouve une place dans", "get": "trouve un élément dans", "join": "voit finie"}[self.what]
        return f"{what} {words.label(self.target)}"

    def blocked(self) -> tuple[str, tuple[Fiber, ...]]:
        what = {"put": "attend une place dans", "get": "attend un élément de", "join": "attend la fin de"}[self.what]
        return f"{what} {words.label(self.target)}", ()


class LifoQueue(Queue):
    """``asyncio.LifoQueue``."""

    __slots__ = ()

    def extract(self) -> Any:
        return self.items.pop()


class PriorityQueue(Queue):
    """``asyncio.PriorityQueue``."""

    __slots__ = ()

    def extract(self) -> Any:
        smallest = min(self.items)
        self.items.remove(smallest)
        return smallest
