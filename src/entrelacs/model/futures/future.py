"""The modelled `concurrent.futures.Future`, and how one waits for it.

Pending, running, done or cancelled; *told*, once a worker has learnt that it is cancelled. Whoever fills or cancels it calls the
callbacks, one after the other, as CPython does once the state has changed.

Python's documentation: concurrent.futures, *Future Objects*.
"""

from __future__ import annotations

import concurrent.futures
from collections.abc import Generator
from typing import Any, Literal

from ...execution import words
from ...execution.kernel import ALWAYS, EXPIRE, NEVER, Op, caught, current, drive
from ...results import Event, Standing, Verb
from ..primitive import Primitive, PrimitiveOp, timed

CancelledError, InvalidStateError = concurrent.futures.CancelledError, concurrent.futures.InvalidStateError
CALLED = {"done": "FINISHED", "cancelled": "CANCELLED", "told": "CANCELLED_AND_NOTIFIED"}
"""How CPython calls the states where nothing more can be given to a future."""
FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"


class Until(PrimitiveOp):
    """Wait for some futures."""

    __slots__ = ("futures", "mode", "timed")

    def __init__(self, futures: list[Future], mode: str, has_timeout: bool):
        self.target, self.futures, self.mode, self.timed = futures[0], futures, mode, has_timeout

    def keys(self) -> tuple[Any, ...]:
        return tuple(future.serial for future in self.futures)

    @staticmethod
    def ended(future: Future) -> bool:
        return future.over()

    def choices(self) -> tuple[str, ...]:
        done = [f for f in self.futures if self.ended(f)]
        failed = any(f.error is not None for f in done)
        if len(done) == len(self.futures) or (
            done and (self.mode == FIRST_COMPLETED or (self.mode == FIRST_EXCEPTION and failed))
        ):
            return ALWAYS
        return EXPIRE if self.timed else NEVER

    def execute(self, choice: str) -> bool:
        return choice != "expire"

    def event(self, done: bool = False, result: Any = None) -> Event:
        return words.about("await_result", self.target)

    def blocked(self) -> Event:
        return words.about("await_result", self.target)


class ChangeFuture(PrimitiveOp):
    """A change, or a reading, of the state of a future or of a pool: a call of one of its methods."""

    __slots__ = ("arguments", "method", "verb")

    def __init__(self, target: Any, verb: Verb, method: str, *arguments: Any):
        self.target, self.verb, self.method, self.arguments = target, verb, method, arguments

    def execute(self, choice: str) -> Any:
        return getattr(self.target, self.method)(*self.arguments)

    def event(self, done: bool = False, result: Any = None) -> Event:
        return words.about(self.verb, self.target)


class Future(Primitive):
    """``concurrent.futures.Future``."""

    __slots__ = ("__dict__", "callbacks", "error", "followers", "state", "value")

    def __init__(self) -> None:
        super().__init__()
        self.state: Literal["pending", "running", "done", "cancelled", "told"] = "pending"
        self.value: Any = None
        self.error: BaseException | None = None
        self.callbacks: list[Any] = []
        self.followers: list[Any] = []
        """The `Arrivals` of those who go through it with `as_completed`."""

    def over(self) -> bool:
        return self.state in ("done", "cancelled", "told")

    def settled(self) -> bool:
        """What ``wait`` and ``as_completed`` look at: they are not woken up by `cancel`, but by the worker that learns of it."""
        return self.state in ("done", "told")

    def done(self) -> Op:
        return ChangeFuture(self, "look_at", "over")

    def running(self) -> Op:
        return ChangeFuture(self, "look_at", "_among", "running")

    def cancelled(self) -> Op:
        return ChangeFuture(self, "look_at", "_among", "cancelled", "told")

    def _among(self, *states: str) -> bool:
        return self.state in states

    def _start(self) -> bool:
        if self.state == "cancelled":
            self.state = "told"
            self._arrive()
            return False
        if self.state != "pending":  # the program has filled it itself
            raise RuntimeError("Future in unexpected state")
        self.state = "running"
        return True

    def _fill(self, value: Any, error: BaseException | None) -> None:
        if self.over():
            raise InvalidStateError(f"{CALLED[self.state]}: {self!r}")
        self.state, self.value, self.error = "done", value, error
        self._arrive()

    def _arrive(self) -> None:
        while self.followers:
            arrivals = self.followers.pop(0)
            current().touched.add(arrivals.serial)
            arrivals.futures.append(self)

    def set_result(self, value: Any) -> Generator[Op, Any, None]:
        yield from ChangeFuture(self, "fill", "_fill", value, None)
        yield from self._call_back()

    def set_exception(self, error: BaseException) -> Generator[Op, Any, None]:
        yield from ChangeFuture(self, "fill", "_fill", None, error)
        yield from self._call_back()

    def _call_back(self) -> Generator[Op, Any, None]:
        while self.callbacks:
            yield from self._tell(self.callbacks.pop(0))

    def _tell(self, callback: Any) -> Generator[Op, Any, None]:
        try:
            yield from drive(current().operations.call(None, callback, self))
        except caught(Exception):
            pass  # written on the standard error, and that is all

    def _cancel(self) -> tuple[bool, bool]:
        first = self.state == "pending"
        if first:
            self.state = "cancelled"
        return self.state in ("cancelled", "told"), first

    def cancel(self) -> Generator[Op, Any, bool]:
        """Whether it is cancelled; who cancels it first calls the callbacks, the others do not wait for them."""
        cancelled, first = yield from ChangeFuture(self, "cancel", "_cancel")
        if first:
            yield from self._call_back()
        return cancelled

    def _wait(self, timeout: float | None) -> Generator[Op, Any, None]:
        if not (yield from Until([self], ALL_COMPLETED, timed(timeout))):
            raise TimeoutError
        if self.state in ("cancelled", "told"):
            raise CancelledError

    def result(self, timeout: float | None = None) -> Generator[Op, Any, Any]:
        yield from self._wait(timeout)
        if self.error is not None:
            raise self.error
        return self.value

    def exception(self, timeout: float | None = None) -> Generator[Op, Any, Any]:
        yield from self._wait(timeout)
        return self.error

    def add_done_callback(self, function: Any) -> Generator[Op, Any, None]:
        if (yield from ChangeFuture(self, "observe", "_observe", function)):
            yield from self._tell(function)

    def _observe(self, function: Any) -> bool:
        if not self.over():
            self.callbacks.append(function)
        return self.over()

    def view(self) -> Standing:
        return Standing("cancelled" if self.state == "told" else self.state)
