"""``asyncio.timeout`` and ``asyncio.wait_for``.

A limit may expire at any suspension of its task, even when what the task waits for has come: CPython's loop runs the callback
of a timer that is due before a task that has become ready since.

Python's documentation: asyncio, *Coroutines and Tasks*, *Timeouts*.
"""

from __future__ import annotations

import asyncio
from asyncio import CancelledError
from collections.abc import Generator
from typing import Any

from ...execution.kernel import Op, attempt, current
from ..moments import from_now, time_matters, until
from .coroutines import Coroutine, await_, coroutine
from .loops import ensure_future
from .suspensions import Deadline, Pause, get_running_loop
from .tasks import Callback, current_task
from .together import Watch

AS_TIMEOUT = "timeouts" in asyncio.wait_for.__code__.co_names
"""Whether ``wait_for`` is ``asyncio.timeout`` around an ``await`` (CPython 3.12), and no task apart."""
NOTE = (
    "wait_for perd un résultat arrivé quand le délai expire, ce qu'il ne faisait pas avant 3.12"
    if AS_TIMEOUT
    else "wait_for garde un résultat arrivé quand le délai expire, ce qu'il ne fait plus depuis 3.12"
)
INSERTS = hasattr(asyncio.Timeout, "_insert_timeout_error")
"""Whether an exception raised while the task was being cancelled has a TimeoutError for its context (CPython 3.13)."""


class timeout(Deadline):
    """``asyncio.timeout``: once it has expired, its task is cancelled, and it makes a TimeoutError of this cancellation."""

    __slots__ = ("handle", "moment", "requests", "state", "task")

    def __init__(self, delay: float | None):
        get_running_loop()
        super().__init__(None)
        self.moment = None if delay is None else from_now(delay)
        self.state = "created"
        self.task: Any = None  # a `Task`, once it is entered
        self.handle: Callback | None = None
        self.requests = 0

    def __repr__(self) -> str:
        when = f" when={None if self.moment is None else round(self.moment, 3)}" if self.state == "active" else ""
        return f"<Timeout [{self.state}]{when}>"

    def when(self) -> float | None:
        time_matters()
        return self.moment

    def reschedule(self, when: float | None) -> None:
        if self.state == "created":
            raise RuntimeError("Timeout has not been entered")
        if self.state != "active":
            raise RuntimeError(f"Cannot change state of {self.state} Timeout")
        self.stop()
        self.moment = when
        if when is None:
            return
        delay = until(when)
        if delay <= 0:
            self.handle = self.task.loop.schedule(self.expire)
        else:
            self.delay = delay
            self.start()

    def stop(self) -> None:
        """It will not expire any more."""
        self.delay = self.deadline = None
        if self.handle is not None:
            self.handle.cancel()
            self.handle = None

    def expired(self) -> bool:
        return self.state in ("expiring", "expired")

    def expire(self) -> None:
        super().expire()
        self.handle = None
        self.state = "expiring"
        self.task.cancel()

    @coroutine
    def __aenter__(self) -> Generator[Op, Any, Any]:
        if self.state != "created":
            raise RuntimeError("Timeout has already been entered")
        task = current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self.state = "active"
        self.task, self.requests = task, task.requests
        task.timeouts.append(self)
        self.reschedule(self.moment)
        return self
        yield

    @coroutine
    def __aexit__(self, kind: Any, error: BaseException | None, traceback: object) -> Generator[Op, Any, Any]:
        self.leave(error)
        return None
        yield

    def leave(self, error: BaseException | None) -> None:
        """Make a TimeoutError of the cancellation that this limit asked for."""
        self.task.timeouts.remove(self)
        self.stop()
        if self.state == "active":
            self.state = "finished"
            return
        self.state = "expired"
        if self.task.uncancel() > self.requests or error is None:
            return
        if isinstance(error, CancelledError) if INSERTS else type(error) is CancelledError:
            raise TimeoutError from error
        if INSERTS:
            insert_timeout_error(error)
            for inner in error.exceptions if isinstance(error, ExceptionGroup) else ():
                insert_timeout_error(inner)


def insert_timeout_error(error: BaseException) -> None:
    """Put a TimeoutError between an exception and the CancelledError during which it was raised."""
    while error.__context__ is not None:
        if isinstance(error.__context__, CancelledError):
            found = TimeoutError()
            found.__context__ = found.__cause__ = error.__context__
            error.__context__ = found
            return
        error = error.__context__


def timeout_at(when: float | None) -> timeout:
    made = timeout(None)
    made.moment = when
    return made


@coroutine
def wait_for(fut: Any, timeout: float | None) -> Generator[Op, Any, Any]:
    if timeout is None:
        return (yield from await_(None, fut))
    current().versions.add(NOTE)
    if timeout <= 0:
        future = ensure_future(fut)
        if future.done():
            return future.result()
        return (yield from _give_up(future))
    return (yield from (_inside if AS_TIMEOUT else _apart)(fut, timeout))


def _give_up(future: Any) -> Generator[Op, Any, Any]:
    """Cancel a future because its time is over, and wait until it is."""
    future.cancel()
    yield from Watch([future])
    try:
        return future.result()
    except CancelledError as error:
        raise TimeoutError from error


def _apart(awaitable: Any, delay: float) -> Generator[Op, Any, Any]:
    """Before CPython 3.12: a task apart, and a result that has come in time is never lost."""
    future = ensure_future(awaitable)
    try:
        yield from Watch([future], timeout=delay)
    except CancelledError:
        if future.done():
            return future.result()
        future.cancel()
        yield from Watch([future])
        raise
    if future.done():
        return future.result()
    return (yield from _give_up(future))


def _inside(awaitable: Any, delay: float) -> Generator[Op, Any, Any]:
    """Since CPython 3.12: the same task.

    « If aw is a coroutine it is automatically scheduled as a Task », says the documentation: others may go on before it and
    after it. CPython lets them no more, so nothing expires there.
    """
    limit = timeout(delay)
    yield from await_(None, limit.__aenter__())
    value, failure = yield from attempt(_as_a_task, awaitable)
    limit.leave(failure)
    if failure is not None:
        raise failure
    return value


def _as_a_task(awaitable: Any) -> Generator[Op, Any, Any]:
    apart = isinstance(awaitable, Coroutine) and not current().simulation
    if apart:
        yield from Pause()
    value = yield from await_(None, awaitable)
    if apart:
        yield from Pause()
    return value
