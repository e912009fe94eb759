"""Several futures at once: ``gather``, ``shield``, ``wait``, ``as_completed``.

What follows others (`Follower`) is told of each end by the loop, in its turn: whoever waits for it goes on later. ``gather`` ends with
the first that fails, unless it returns exceptions, and leaves the others running; asked to cancel, it cancels them all. ``shield``
keeps to itself a cancellation that it is asked for. ``wait`` looks at its futures itself, and cancels none; ``as_completed`` gives
them in the order of their ends.

Python's documentation: asyncio, *Coroutines and Tasks*.
"""

from __future__ import annotations

import sys
from asyncio import CancelledError
from collections.abc import Generator, Sequence
from typing import Any

from ...execution import words
from ...execution.kernel import Fiber, Op, current
from ...operations.generators import EndOfIteration
from ...operations.protocols import known_as
from ...results import Event
from .coroutines import Coroutine, coroutine
from .futures import Follower, Future, upon
from .loops import ensure_future
from .suspensions import Deadline, Suspension, get_running_loop
from .tasks import Task

NOTES_AT_ONCE = sys.version_info >= (3, 12)
"""Whether ``gather`` takes note at once of what is done already."""


class Gather(Future, Follower):
    """What ``asyncio.gather`` returns."""

    __slots__ = ("asked", "children", "tolerant")

    def __init__(self, children: list[Future], tolerant: bool):
        super().__init__(loop=children[0].home if children else None)
        self.children, self.tolerant, self.asked = children, tolerant, False
        each = list(dict.fromkeys(children))
        finished = [child for child in each if child.done()] if NOTES_AT_ONCE else []
        for child in each:
            if child not in finished:
                child.follow(self)
        if finished:
            for child in finished:
                self.child_done(child)
        elif not children:
            self.check(None)

    def concerned(self, child: Future) -> bool:
        """Its other children change nothing yet."""
        return not self.tolerant and child.state != "result" or all(other.done() for other in self.children)

    @words.told(Event("pass_on", "gather"))
    def child_done(self, child: Future) -> None:
        if self.done():
            return
        if not self.tolerant:
            if child.cancelled():
                self.finish("error", None, CancelledError(*child.cancel_message))
                return
            if child.error is not None:
                self.finish("error", None, child.error)
                return
        self.check(child)

    def check(self, last: Future | None) -> None:
        if all(child.done() for child in self.children):
            if self.asked and last is not None:
                self.finish("error", None, CancelledError(*last.cancel_message))
                return
            values: list[Any] = []
            for child in self.children:
                if child.cancelled():
                    # Of a task, the message is in the exception that it raised, and the result has none.
                    values.append(CancelledError(*((not isinstance(child, Task) and child.cancel_message) or ("",))))
                else:
                    values.append(child.value if child.error is None else child.error)
            self.finish("result", values)

    def cancel(self, msg: Any = None) -> bool:
        if self.done():
            return False
        before, self.asked = self.asked, True  # a future that is cancelled tells it at once, a task later
        found = False
        for child in self.children:
            found = child.cancel(msg) or found
        self.asked = before or found
        return found

    def names(self) -> tuple[str, ...]:
        return names_of(self.children)

    def awaited(self) -> Event:
        return upon("await", self.names(), fibers_of(self.children))


def names_of(futures: Sequence[Future]) -> tuple[str, ...]:
    """Those that are still waited for, or all of them once none is."""
    left = [future for future in futures if not future.done()] or futures
    return tuple(name for future in left for name in future.names())


def fibers_of(futures: Sequence[Future]) -> tuple[Fiber, ...]:
    """The tasks among them that are still waited for."""
    return tuple(future.fiber for future in futures if not future.done() and hasattr(future, "fiber"))


def gather(*awaitables: Any, return_exceptions: bool = False) -> Future:
    return Gather([ensure_future(a) for a in awaitables], return_exceptions)


class Shield(Future, Follower):
    """What ``asyncio.shield`` returns: cancelling it leaves the inner task alone."""

    __slots__ = ("inner",)
    inner: Future

    def names(self) -> tuple[str, ...]:
        return self.inner.names()

    def awaited(self) -> Event:
        return self.inner.awaited()

    @words.told(Event("pass_on", "shield"))
    def child_done(self, child: Future) -> None:
        if not self.done():
            self.finish(child.state, child.value, child.error)


def shield(awaitable: Any) -> Future:
    inner = ensure_future(awaitable)
    if inner.done():
        return inner
    outer = Shield()
    outer.inner = inner
    inner.follow(outer)
    return outer


class Watch(Suspension):
    """Wait until enough of several futures are done, or until a time limit; cancelling it leaves them alone."""

    __slots__ = ("children", "limit", "mode", "over")

    def __init__(self, children: list[Future], mode: str = "ALL_COMPLETED", timeout: float | None = None):
        super().__init__()
        self.children, self.mode, self.over = children, mode, False
        self.limit = None if timeout is None else Cut(self, timeout)

    def limits(self) -> list[Deadline]:
        own = [self.limit] if self.limit is not None and not self.over else []
        return super().limits() + own

    def ready(self) -> bool:
        done = [child for child in self.children if child.done()]
        if self.over or len(done) == len(self.children):
            return True
        failed = self.mode == "FIRST_EXCEPTION" and any(child.state == "error" for child in done)
        return bool(done) and (self.mode == "FIRST_COMPLETED" or failed)

    def going_on(self, result: Any = None) -> Event:
        done = [child for child in self.children if child.done()]
        return upon("see_finished", names_of(done), amount=len(done)) if done else Event("give_up_all")

    def awaits(self) -> Event:
        return upon("await", names_of(self.children), fibers_of(self.children))


class Cut(Deadline):
    """The time limit of a `Watch`."""

    __slots__ = ("watch",)

    def __init__(self, watch: Watch, delay: float):
        super().__init__(delay)
        self.watch = watch
        self.start()

    def expire(self) -> None:
        super().expire()
        self.watch.over = True


FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"


@coroutine
def wait(fs: Any, *, timeout: float | None = None, return_when: str = ALL_COMPLETED) -> Any:
    if isinstance(fs, Future | Coroutine):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    children = yield from current().operations.listed(fs)
    if not children:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    if any(isinstance(child, Coroutine) for child in children):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    yield from Watch(children, return_when, timeout)
    return {c for c in children if c.done()}, {c for c in children if not c.done()}


class Completed(Suspension):
    """Wait for the next of several futures."""

    __slots__ = ("target",)

    def __init__(self, target: AsCompleted):
        super().__init__()
        self.target = target

    def ready(self) -> bool:
        return bool(self.target.finished)

    def done(self) -> Future | None:
        return self.target.finished.pop(0)

    def going_on(self, result: Any = None) -> Event:
        return upon("receive_result", result.names()) if result is not None else Event("await_result")

    def awaits(self) -> Event:
        return upon("await", names_of(self.target.children), fibers_of(self.target.children))


class AsCompleted(Follower):
    """What ``asyncio.as_completed`` returns."""

    __slots__ = ("children", "count", "finished", "timer")
    _modelled = True

    def __init__(self, children: list[Future], timeout: float | None):
        self.children, self.count = list(children), len(children)
        self.finished: list[Future | None] = []
        self.timer = None
        if children and timeout is not None:
            self.timer = get_running_loop().call_later(timeout, self.stop)
        for child in children:
            child.follow(self)

    @words.told(Event("pass_on", "as_completed"))
    def child_done(self, child: Future) -> None:
        if child in self.children:
            self.children.remove(child)
            self.finished.append(child)
            if not self.children and self.timer is not None:
                self.timer.cancel()

    def stop(self) -> None:
        """Called by the loop when the time is over: nothing more is received."""
        self.finished += [None] * len(self.children)
        self.children.clear()

    def following(self, plain: bool) -> Generator[Op, Any, Any]:
        if self.finished:
            child = self.finished.pop(0)
        else:
            try:
                child = yield from Completed(self)
            except CancelledError:
                if sys.version_info >= (3, 14):
                    self.count += 1
                raise
        if child is None:
            raise TimeoutError
        return child if plain else child.result()

    def __iter__(self) -> AsCompleted:
        return self

    def __next__(self) -> Coroutine:
        if not self.count:
            raise EndOfIteration
        self.count -= 1
        return Coroutine(self.following(False), "_wait_for_one")

    if sys.version_info >= (3, 13):

        def __aiter__(self) -> AsCompleted:
            return self

        def __anext__(self) -> Coroutine:
            if not self.count:
                raise StopAsyncIteration
            self.count -= 1
            return Coroutine(self.following(True), "_wait_for_one")


def as_completed(fs: Any, *, timeout: float | None = None) -> Generator[Op, Any, AsCompleted]:
    if isinstance(fs, Future | Coroutine):
        wanted = "expects an iterable of awaitables" if sys.version_info >= (3, 13) else "expect an iterable of futures"
        raise TypeError(f"{wanted}, not {known_as(type(fs))}")
    given = yield from current().operations.listed(fs)
    children = [ensure_future(child) for index, child in enumerate(given) if child not in given[:index]]
    return AsCompleted(children, timeout)
