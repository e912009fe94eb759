"""A promise that tasks of one loop wait for: ``asyncio.Future``.

Whoever has waited for it since before a callback was asked for goes on before that callback.

Python's documentation: asyncio, *Futures*.
"""

from __future__ import annotations

import sys
from asyncio import CancelledError, InvalidStateError
from collections.abc import Generator, Iterable
from typing import TYPE_CHECKING, Any

from ...execution import words
from ...execution.kernel import Fiber, Op, current
from ...operations.generators import EndOfIteration
from ...results import Event, Verb
from ..contextvars import copied
from .coroutines import Awaited, Awaiting
from .crossing import Crossed, Touch, stay_home, touches
from .suspensions import Suspension, get_running_loop, running_loop

if TYPE_CHECKING:
    from .groups import TaskGroup
    from .loops import Loop

STOP_ITERATION = "StopIteration interacts badly with generators and cannot be raised into a Future"
NOTE = (
    "set_exception remplace une StopIteration par une RuntimeError, ce qu'il refusait avant 3.13"
    if sys.version_info >= (3, 13)
    else "set_exception refuse une StopIteration, qu'il remplace par une RuntimeError depuis 3.13"
)


def upon(verb: Verb, names: tuple[str, ...], holders: Iterable[Fiber] = (), **details: Any) -> Event:
    """An event that happens to all that bear these names."""
    first, *others = names or ("",)
    return Event(verb, first, also=tuple(others), holders=words.who(holders), **details)


class UntilDone(Suspension):
    """Wait for a future or a task."""

    __slots__ = ("future",)

    def __init__(self, future: Future):
        super().__init__()
        self.future = future

    def ready(self) -> bool:
        return self.future.done()

    def going_on(self, result: Any = None) -> Event:
        if self.future.cancelled():
            return upon("learn_cancellation", () if self.task.requests else self.future.names())
        return upon("receive_result", self.future.names())

    def awaits(self) -> Event:
        return self.future.awaited()


class Future(Crossed, Awaited):
    """``asyncio.Future``."""

    __slots__ = ("callbacks", "cancel_message", "error", "groups", "home", "state", "value")
    _modelled = True
    _crossing = {
        "done": False, "cancelled": False, "result": False, "exception": False, "set_result": True, "set_exception": True,
        "cancel": True, "add_done_callback": True, "remove_done_callback": True,
    }  # fmt: skip

    def __init__(self, *, loop: Any = None) -> None:
        self.home: Any = loop if loop is not None else running_loop()
        self.state, self.value = "pending", None
        self.error: BaseException | None = None
        self.callbacks: list[Any] = []
        self.groups: list[TaskGroup] = []
        self.cancel_message: tuple[Any, ...] = ()

    def names(self) -> tuple[str, ...]:
        """What the reader calls it; several names for several futures taken together."""
        return (words.label(self),)

    def awaited(self) -> Event:
        """What a task that waits for it waits for, and the tasks that could bring it."""
        return upon("await", self.names(), choice="unfilled")

    def done(self) -> bool:
        return self.state != "pending"

    def cancelled(self) -> bool:
        return self.state == "cancelled"

    def __hash__(self) -> int:
        return 0  # never an address: the order of a set is the same in every execution

    def finish(self, state: str, value: Any = None, error: BaseException | None = None) -> None:
        if self.state != "pending":
            raise InvalidStateError("invalid state")
        stay_home(self, self.home, "une promesse remplie")
        # Whoever has waited for it since before the callback was asked for goes on before the callback.
        home: Any = self.home or get_running_loop() if self.callbacks or self.groups else None
        earlier = home.ready() if home is not None else []
        self.state, self.value, self.error = state, value, error
        for group in self.groups:
            group.child_done(self, list(earlier))
        for callback, before, context in self.callbacks:
            if isinstance(callback, Follower):
                if not callback.concerned(self):
                    continue
                callback = callback.child_done
            home.schedule(
                callback, self, earlier=[*earlier, *(index for index in before if index not in earlier)], context=context
            )
        self.callbacks = []

    def set_result(self, value: Any) -> None:
        self.finish("result", value)

    def set_exception(self, error: Any) -> None:
        error = error() if isinstance(error, type) else error
        if self.state == "pending" and not isinstance(error, BaseException):
            raise TypeError("invalid exception object")
        if self.state == "pending" and isinstance(error, EndOfIteration):  # what the program calls StopIteration
            current().versions.add(NOTE)
            if sys.version_info < (3, 13):
                raise TypeError(STOP_ITERATION)
            stop, error = error, RuntimeError(STOP_ITERATION)
            error.__cause__ = error.__context__ = stop
        self.finish("error", None, error)

    def result(self) -> Any:
        if self.state == "pending":
            raise InvalidStateError("Result is not set.")
        if self.state == "cancelled":
            raise CancelledError(*self.cancel_message)
        if self.error is not None:
            raise self.error
        return self.value

    def exception(self) -> BaseException | None:
        if self.state == "pending":
            raise InvalidStateError("Exception is not set.")
        if self.state == "cancelled":
            raise CancelledError(*self.cancel_message)
        return self.error

    def cancel(self, msg: Any = None) -> bool:
        if self.state != "pending":
            return False
        self.cancel_message = () if msg is None else (msg,)
        self.finish("cancelled")
        return True

    def add_done_callback(self, callback: Any, *, context: Any = None) -> None:
        if self.done():
            (self.home or get_running_loop()).schedule(callback, self, context=context)
        else:
            waiting = [f.index for f in current().fibers if isinstance(f.pending, UntilDone) and f.pending.future is self]
            self.callbacks.append((callback, waiting, copied() if context is None else context))

    def follow(self, follower: Follower) -> None:
        """Have the loop call ``follower.child_done`` once this future is done, as any callback."""
        if self.done():
            (self.home or get_running_loop()).schedule(follower.child_done, self)
        else:
            waiting = [f.index for f in current().fibers if isinstance(f.pending, UntilDone) and f.pending.future is self]
            self.callbacks.append((follower, waiting, None))

    def remove_done_callback(self, callback: Any) -> int:
        kept = [other for other in self.callbacks if other[0] != callback]
        removed, self.callbacks = len(self.callbacks) - len(kept), kept
        return removed

    def get_loop(self) -> Loop | None:
        return self.home

    def __await__(self) -> Awaiting:
        return Awaiting(self)

    def wait(self) -> Generator[Op, Any, Any]:
        if touches(self):
            yield from Touch(self, "done", False, self.done)
        if not self.done():
            if self is current().current.handle:
                raise RuntimeError(f"Task cannot await on itself: {self.names()[0]}")
            yield from UntilDone(self)
        return self.result()


class Follower:
    """What is told by the loop that futures are done."""

    __slots__ = ()

    def concerned(self, child: Future) -> bool:
        """Whether it has something to do now that `child` is done."""
        return True

    def child_done(self, child: Future) -> None:
        """Called by the loop."""
        raise NotImplementedError


class Gate(Future):
    """What one waiter of an event, a condition or a barrier waits for."""

    __slots__ = ("owner",)

    def __init__(self, owner: Any):
        super().__init__()
        self.owner = owner

    def names(self) -> tuple[str, ...]:
        return (words.label(self.owner),)

    def awaited(self) -> Event:
        return self.owner.awaited(self)


def isfuture(value: object) -> bool:
    return isinstance(value, Future)
