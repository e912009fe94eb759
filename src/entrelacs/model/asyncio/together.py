"""Several futures at once: ``gather``, ``shield``, ``wait``, ``as_completed``."""

from __future__ import annotations

import sys
from asyncio import CancelledError
from collections.abc import Generator
from typing import Any

from ... import words
from ...kernel import Fiber, Op, caught, current
from ...operations import EndOfIteration
from . import timeouts
from .coroutines import Coroutine, await_, coroutine
from .futures import Future
from .suspensions import Suspension
from .tasks import ensure_future


class Gather(Future):
    """What ``asyncio.gather`` returns."""

    __slots__ = ("asked", "children", "tolerant")

    def __init__(self, children: list[Future], tolerant: bool):
        super().__init__()
        self.children, self.tolerant, self.asked = children, tolerant, False
        for child in children:
            child.observers.append(self)
        self.check()

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
        self.check()

    def check(self) -> None:
        if all(child.done() for child in self.children):
            if self.asked:
                self.finish("cancelled")
                return
            values: list[Any] = []
            for child in self.children:
                if child.cancelled():
                    values.append(CancelledError(*(child.cancel_message or ("",))))
                else:
                    values.append(child.value if child.error is None else child.error)
            self.finish("result", values)

    def cancel(self, msg: Any = None) -> bool:
        if self.done():
            return False
        found = False
        for child in self.children:
            found = child.cancel(msg) or found
        self.asked = self.asked or found
        return found

    def label(self) -> str:
        return names_of(self.children)


def names_of(futures: list[Future]) -> str:
    """Those that are still waited for, or all of them once none is."""
    return words.joined([future.label() for future in futures if not future.done()] or [future.label() for future in futures])


def gather(*awaitables: Any, return_exceptions: bool = False) -> Future:
    return Gather([ensure_future(a) for a in awaitables], return_exceptions)


class Shield(Future):
    """What ``asyncio.shield`` returns: cancelling it leaves the inner task alone."""

    __slots__ = ()

    def child_done(self, child: Future) -> None:
        if not self.done():
            self.finish(child.state, child.value, child.error)


def shield(awaitable: Any) -> Future:
    inner = ensure_future(awaitable)
    outer = Shield()
    if inner.done():
        outer.child_done(inner)
    else:
        inner.observers.append(outer)
    return outer


class SomeDone(Future):
    """Done when enough of several futures are."""

    __slots__ = ("children", "mode")

    def __init__(self, children: list[Future], mode: str):
        super().__init__()
        self.children, self.mode = children, mode
        for child in children:
            child.observers.append(self)
        self.child_done(None)

    def label(self) -> str:
        return names_of(self.children)

    def child_done(self, child: Future | None) -> None:
        if self.done():
            return
        done = [c for c in self.children if c.done()]
        failed = any(c.state == "error" for c in done)
        if len(done) == len(self.children) or (
            done and (self.mode == "FIRST_COMPLETED" or (self.mode == "FIRST_EXCEPTION" and failed))
        ):
            self.finish("result")


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
    gate = SomeDone(children, return_when)
    if not gate.done():
        try:
            yield from await_(None, timeouts.wait_for(gate, timeout))
        except TimeoutError:
            pass
    return {c for c in children if c.done()}, {c for c in children if not c.done()}


class Completed(Suspension):
    """Wait for the next of several futures."""

    __slots__ = ("target",)

    def __init__(self, target: AsCompleted):
        super().__init__()
        self.target = target

    def ready(self) -> bool:
        return bool(self.target.finished)

    def done(self) -> Future:
        return self.target.finished.pop(0)

    def words(self, done: bool = False, result: Any = None) -> str:
        return f"reçoit le résultat de {result.label()}" if done and result is not None else "attend un résultat"

    def blocked(self) -> tuple[str, tuple[Fiber, ...]]:
        return f"attend {names_of(self.target.children)}", ()


class AsCompleted:
    """What ``asyncio.as_completed`` returns."""

    __slots__ = ("children", "count", "finished", "limit")
    _modelled = True

    def __init__(self, children: list[Future], limit: timeouts.timeout | None):
        self.children, self.limit, self.count = children, limit, len(children)
        self.finished: list[Future] = []
        for child in children:
            if child.done():
                self.finished.append(child)
            else:
                child.observers.append(self)

    def child_done(self, child: Future) -> None:
        self.finished.append(child)

    def following(self, plain: bool) -> Generator[Op, Any, Any]:
        limit = self.limit
        if limit is None:
            child = yield from Completed(self)
        else:
            yield from await_(None, limit.__aenter__())
            failure: BaseException | None = None
            try:
                child = yield from Completed(self)
            except GeneratorExit:
                raise
            except caught() as error:
                failure = error
            yield from await_(None, limit.__aexit__(type(failure) if failure else None, failure, None))
            if failure is not None:
                raise failure
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
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    given = yield from current().operations.listed(fs)
    children = [ensure_future(child) for index, child in enumerate(given) if child not in given[:index]]
    limit = None
    if timeout is not None:
        limit = timeouts.timeout(timeout)
        limit.lasting = True
    return AsCompleted(children, limit)
