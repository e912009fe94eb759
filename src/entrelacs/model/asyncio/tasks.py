"""Tasks, and the callbacks that a loop runs between two of them.

A task is a fiber that begins at its first turn, not where it is made. `cancel` cancels what it waits for, or else raises in it at its
next turn; it may be asked for several times, and counts. A callback is a task that suspends nowhere: what it raises is written on the
standard error, and the loop goes on, but for `KeyboardInterrupt` and `SystemExit`, which end the loop.

Python's documentation: asyncio, *Coroutines and Tasks*.
"""

from __future__ import annotations

import sys
from asyncio import CancelledError
from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from ...bounds.refusals import Unsupported
from ...execution import words
from ...execution.kernel import Op, attempt, caught, current
from ...execution.unseen import length
from ...results import Event
from ..contextvars import Context, give
from ..moments import from_now, time_matters
from .coroutines import Coroutine, await_, coroutine
from .futures import Future, UntilDone
from .suspensions import Nap, Start, Turn, get_running_loop

if TYPE_CHECKING:
    from .loops import Loop
    from .timeouts import timeout


class Task(Future):
    """``asyncio.Task``."""

    __slots__ = ("coro", "fiber", "loop", "must_cancel", "requests", "timeouts")

    def __init__(self, coro: Any, loop: Loop, name: str | None, context: Context | None = None):
        super().__init__(loop=loop)
        self.coro, self.loop = coro, loop
        self.must_cancel, self.requests = False, 0
        self.timeouts: list[timeout] = []
        machine = current()
        if name is None:
            machine.task_count += 1
            name = f"Task-{machine.task_count}"
        self.fiber = machine.new_fiber(str(name), self)
        self.fiber.daemon = True  # the loop waits for its main task only
        self.fiber.group = loop
        give(self.fiber, context)

    def names(self) -> tuple[str, ...]:
        return (self.fiber.name,)

    def beginning(self) -> Event:
        """What its first step does."""
        return Event("begin")

    def awaited(self) -> Event:
        return Event("await", self.fiber.name, holders=words.who([self.fiber]))

    def __hash__(self) -> int:
        return self.fiber.index  # never an address: the order of a set is the same in every execution

    def set_result(self, value: Any) -> None:
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, error: Any) -> None:
        raise RuntimeError("Task does not support set_exception operation")

    def cancel(self, msg: Any = None) -> bool:
        if self.done():
            return False
        self.loop.check(f"annulation de {self.fiber.name}")
        self.requests += 1
        self.cancel_message = () if msg is None else (msg,)
        pending = self.fiber.pending
        if isinstance(pending, UntilDone) and not pending.future.done() and pending.future.cancel(msg):
            return True
        self.must_cancel = True
        return True

    def cancelling(self) -> int:
        return self.requests

    def uncancel(self) -> int:
        if self.requests:
            self.requests -= 1
            if self.requests == 0 and sys.version_info >= (3, 13):
                self.must_cancel = False
        return self.requests

    def get_name(self) -> str:
        return self.fiber.name

    def set_name(self, name: object) -> None:
        self.fiber.name = str(name)

    def get_coro(self) -> Any:
        return self.coro


def _task_body(task: Task) -> Generator[Op, Any, None]:
    try:
        yield from Start(task)
        value = yield from await_(None, task.coro)
    except CancelledError as cancelled:
        task.cancel_message = cancelled.args
        task.finish("cancelled")
    except caught() as error:
        task.finish("error", None, error)
        if isinstance(error, SystemExit):
            task.loop.fatal = error
    else:
        if task.must_cancel:
            task.must_cancel = False
            task.finish("cancelled")
        else:
            task.finish("result", value)


class Callback(Task):
    """A function that the loop calls once, before whatever becomes ready after it was scheduled."""

    __slots__ = ("arguments", "earlier", "function", "late", "moment", "stopped")

    def __init__(
        self,
        loop: Loop,
        function: Any,
        arguments: tuple[Any, ...],
        delay: float | None = None,
        earlier: list[int] | None = None,
        context: Context | None = None,
    ):
        super().__init__(None, loop, "rappel", context)
        self.late = earlier is None and loop.ended()  # the loop may stop before
        self.function, self.arguments, self.stopped = function, arguments, False
        self.earlier: list[int] = []
        if delay is None:
            self.earlier = loop.ready() if earlier is None else earlier
            loop.callbacks.append(self)
        self.moment = 0.0 if delay is None else from_now(delay)
        running = loop.running
        self.fiber.gen = _callback_body(self, delay)
        current().begin(self.fiber)
        loop.running = running

    def cancel(self, msg: Any = None) -> bool:
        """It will not be called: nothing is left of it."""
        if not self.stopped:
            self.stopped = True
            if self in self.loop.callbacks:
                self.loop.callbacks.remove(self)
            if isinstance(self.fiber.pending, Start | Nap):
                current().retire(self.fiber)
        return True

    def cancelled(self) -> bool:
        return self.stopped

    def beginning(self) -> Event:
        return getattr(self.function, "_told", None) or Event("call_back", words.describe(self.function))

    def when(self) -> float:
        time_matters()
        return self.moment


def _callback_body(callback: Callback, delay: float | None) -> Generator[Op, Any, None]:
    if delay is None:
        yield from Start(callback)
        callback.loop.callbacks.remove(callback)
    else:
        yield from Nap(max(delay, 0))
    if not callback.stopped:
        function, arguments = callback.function, callback.arguments
        callback.function, callback.arguments, callback.earlier = None, (), []  # once called, nothing is left of it in the state
        _, problem = yield from attempt(current().operations.call, None, function, *arguments)
        if isinstance(problem, SystemExit):  # of any other, the loop writes it on the standard error, and goes on
            callback.loop.fatal = problem


def create_task(
    coro: Any, *, name: str | None = None, context: Any = None, loop: Loop | None = None, eager_start: Any = None
) -> Task:
    if eager_start:
        if sys.version_info < (3, 14):
            raise TypeError("create_task() got an unexpected keyword argument 'eager_start'")
        raise Unsupported("une tâche qui commence aussitôt (eager_start) n'est pas modélisée : retirez eager_start")
    machine = current()
    if loop is None:
        loop = get_running_loop()
    if not isinstance(coro, Coroutine):
        raise TypeError(f"a coroutine was expected, got {coro!r}")
    running = loop.running
    task = Task(coro, loop, name, context)
    loop.tasks.append(task)
    task.fiber.gen = _task_body(task)
    machine.note("create_task", task.fiber.name)
    machine.begin(task.fiber)
    loop.running = running
    return task


@coroutine
def sleep(delay: float, result: Any = None) -> Generator[Op, Any, Any]:
    delay = length(delay)
    yield from (Turn() if delay <= 0 else Nap(delay))
    return result


def current_task(loop: Any = None) -> Task | None:
    handle = current().current.handle
    return handle if isinstance(handle, Task) and not isinstance(handle, Callback) else None


def all_tasks(loop: Any = None) -> set[Task]:
    return {task for task in (loop or get_running_loop()).tasks if not task.done()}
