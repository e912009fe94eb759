"""``asyncio.timeout`` and ``asyncio.wait_for``."""

from __future__ import annotations

import sys
from asyncio import CancelledError
from collections.abc import Generator
from typing import Any

from ...kernel import Op, caught, current
from .coroutines import Coroutine, await_, coroutine
from .suspensions import Turn, running_task
from .tasks import Task, ensure_future


class timeout:
    """``asyncio.timeout``: while it is active, a suspension of the task may expire."""

    __slots__ = ("deadline", "delay", "expired_", "lasting", "requests", "task")
    _modelled = True

    def __init__(self, delay: float | None):
        self.delay, self.expired_ = delay, False
        self.lasting = False  # entered several times, with one deadline
        self.deadline: float | None = None
        self.task: Task | None = None
        self.requests = 0

    def when(self) -> float | None:
        return self.deadline

    def reschedule(self, when: float | None) -> None:
        self.delay = None if when is None else max(0.0, when - current().now())
        self.deadline = when

    def expired(self) -> bool:
        return self.expired_

    def expire(self) -> None:
        self.expired_, self.delay = True, None
        self.task.cancel()

    @coroutine
    def __aenter__(self) -> Generator[Op, Any, Any]:
        self.task = running_task()
        self.requests = self.task.requests
        if self.delay is not None and current().simulation and not (self.lasting and self.deadline is not None):
            self.deadline = current().clock + self.delay
        self.task.timeouts.append(self)
        return self
        yield

    @coroutine
    def __aexit__(self, kind: Any, error: BaseException | None, traceback: object) -> Generator[Op, Any, Any]:
        self.task.timeouts.remove(self)
        if self.expired_ and self.task.uncancel() <= self.requests and kind is not None:
            if issubclass(kind, CancelledError):
                raise TimeoutError from error
        return None
        yield


def timeout_at(when: float | None) -> timeout:
    return timeout(None if when is None else when - current().now())


@coroutine
def wait_for(awaitable: Any, timeout: float | None) -> Generator[Op, Any, Any]:
    if timeout is not None and timeout <= 0:
        future = ensure_future(awaitable)
        if future.done():
            return future.result()
        future.cancel()
        try:
            return (yield from await_(None, future))
        except CancelledError as error:
            raise TimeoutError from error
    # « If aw is a coroutine it is automatically scheduled as a Task »: others may go on before it and after it.
    # CPython has not done so since 3.12.
    apart = isinstance(awaitable, Coroutine) and timeout is not None
    apart = apart and (sys.version_info < (3, 12) or not current().simulation)
    scope = globals()["timeout"](timeout)
    yield from await_(None, scope.__aenter__())
    failure: BaseException | None = None
    value = None
    try:
        if apart:
            yield from Turn()
        value = yield from await_(None, awaitable)
    except GeneratorExit:
        raise
    except caught() as error:
        failure = error
    if failure is None and apart:
        try:
            yield from Turn()
        except CancelledError as error:
            failure = error
    if failure is None:
        yield from await_(None, scope.__aexit__(None, None, None))
        return value
    yield from await_(None, scope.__aexit__(type(failure), failure, None))
    raise failure
