"""Event loops, and the thread that runs one until it stops.

A loop is a group of fibers of which one runs at a time, from one suspension to the next (`Loop.allows`). Which task goes next is not
documented: each choice is explored. Callbacks are: they are called in the order of their scheduling, each after those that were
ready at that moment, and before all that becomes ready later. A loop that nothing of its own can wake is asleep: see `crossing`.

Python's documentation: asyncio, *Event Loop*.
"""

from __future__ import annotations

import sys
from collections.abc import Generator, Hashable
from typing import Any

from ...bounds.refusals import Unsupported
from ...execution import words
from ...execution.kernel import ALWAYS, NEVER, Fiber, Op, current, drive
from ...results import Event
from ..futures import ThreadPoolExecutor
from ..moments import until
from ..time import ReadClock
from .coroutines import Coroutine, await_, coroutine
from .crossing import Crossed, Touch, outside, stay_home, touches
from .futures import Future, upon
from .suspensions import Suspension, running_loop
from .tasks import Callback, Task, create_task
from .threads import Post, call_in_pool, call_in_thread


class Loop(Crossed):
    """An event loop: the group of its tasks, and the callbacks that it will run in the order of their scheduling."""

    __slots__ = (
        "asleep",
        "callbacks",
        "closed",
        "debug",
        "executor",
        "fatal",
        "fiber",
        "index",
        "runner",
        "running",
        "stopping",
        "tasks",
    )
    _modelled = True
    _crossing = {"is_running": False, "is_closed": False}

    def __init__(self) -> None:
        self.asleep = False  # nothing but a timer or `call_soon_threadsafe` wakes it up
        self.fiber = current().current.thread  # the thread that runs it, or ran it last
        self.index = self.fiber.index
        self.runner: Fiber | None = None  # the thread that runs it now
        self.running: Fiber | None = None  # the task between two suspensions
        self.tasks: list[Task] = []
        self.callbacks: list[Callback] = []
        self.executor: list[Any] = []  # the threads that work for it
        self.fatal: BaseException | None = None  # what ends the loop: SystemExit, KeyboardInterrupt
        self.closed = self.stopping = self.debug = False

    def allows(self, fiber: Fiber) -> bool:
        """Whether this task may go on: no other is between two suspensions, and it passes no callback."""
        if self.running is not None:
            return self.running is fiber
        if self.runner is None or self.fatal is not None:
            return False
        if not self.callbacks:
            return True
        handle = fiber.handle
        if handle in self.callbacks:
            return handle is self.callbacks[0]
        return all(fiber.index in callback.earlier for callback in self.callbacks)

    def ready(self) -> list[int]:
        """The tasks that could go on now: a callback scheduled now comes after them."""
        return [
            fiber.index for fiber in current().fibers
            if fiber.group is self and isinstance(fiber.pending, Suspension) and fiber.pending.choices()
        ]  # fmt: skip

    def idle(self) -> bool:
        """Whether nothing can go on before a timer or another thread: the loop sleeps, or is about to."""
        if self.running is not None or self.callbacks or self.stopping or self.ended():
            return False
        return not any(
            fiber.group is self and isinstance(fiber.pending, Suspension) and fiber.pending.immediate()
            for fiber in current().fibers
        )

    @property
    def home(self) -> Loop:
        return self

    def stopped(self, fiber: Fiber) -> None:
        """A task stands before an operation, or has ended."""
        suspended = fiber.pending is None or isinstance(fiber.pending, Suspension)
        self.running = None if suspended else fiber

    # -- what it is asked to do -------------------------------------------------------------

    def time(self) -> ReadClock:
        return ReadClock("loop")

    def create_task(self, coro: Any, *, name: str | None = None, context: Any = None, **options: Any) -> Task:
        self.check("create_task")
        self.check_open()
        return create_task(coro, name=name, context=context, loop=self, **options)

    def create_future(self) -> Future:
        return Future(loop=self)

    def run_in_executor(self, executor: Any, function: Any, *arguments: Any) -> Any:
        if executor is not None and not isinstance(executor, ThreadPoolExecutor):
            raise Unsupported("run_in_executor : seuls l'exécuteur par défaut (None) et ThreadPoolExecutor sont modélisés")
        self.check_open()
        future = Future(loop=self)
        if executor is not None:
            return call_in_pool(executor, future, function, arguments)
        call_in_thread(future, function, arguments, {})
        return future

    def schedule(self, callback: Any, *arguments: Any, earlier: list[int] | None = None, context: Any = None) -> Callback:
        """Call a function once those that are ready (or those of `earlier`) have gone on."""
        self.check_open()
        return Callback(self, callback, arguments, earlier=earlier, context=context)

    def call_soon(self, callback: Any, *arguments: Any, context: Any = None) -> Callback:
        self.check("call_soon")
        return self.schedule(callback, *arguments, context=context)

    def call_soon_threadsafe(self, callback: Any, *arguments: Any, context: Any = None) -> Generator[Op, Any, Callback]:
        return (yield from Post(self, callback, *arguments, context=context))

    def call_later(self, delay: float, callback: Any, *arguments: Any, context: Any = None) -> Callback:
        self.check("call_later")
        self.check_open()
        return Callback(self, callback, arguments, delay, context=context)

    def call_at(self, when: float, callback: Any, *arguments: Any, context: Any = None) -> Callback:
        return self.call_later(until(when), callback, *arguments, context=context)

    def get_debug(self) -> bool:
        return self.debug

    def set_debug(self, enabled: bool) -> None:
        self.debug = bool(enabled)

    # -- its life ---------------------------------------------------------------------------

    def is_running(self) -> bool:
        return self.runner is not None

    def is_closed(self) -> bool:
        return self.closed

    def check_open(self) -> None:
        if self.closed:
            raise RuntimeError("Event loop is closed")

    def check(self, what: str) -> None:
        """Refuse what would wake a task of this loop from elsewhere: CPython's loop might never notice."""
        if self.debug and outside(self) and what != "stop":
            raise RuntimeError("Non-thread-safe operation invoked on an event loop other than the current one")
        stay_home(self, self, what)

    def run_until_complete(self, future: Any) -> Generator[Op, Any, Any]:
        self.check_idle()
        future = ensure_future(future, loop=self)
        yield from self.turn(future, False)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def run_forever(self) -> Generator[Op, Any, None]:
        self.check_idle()
        yield from self.turn(None, False)

    def ended(self) -> bool:
        """Whether what the loop runs for is done: it stops before long."""
        op = None if self.runner is None else self.runner.pending
        return isinstance(op, RunLoop) and op.future is not None and op.future.done()

    def check_idle(self) -> None:
        self.check_open()
        if self.runner is not None:
            raise RuntimeError("This event loop is already running")
        if running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")

    def turn(self, future: Future | Nothing | None, whole: bool) -> Generator[Op, Any, None]:
        """Run the tasks until a future is done (then, if `whole`, until there is no callback left), or until `stop`."""
        shared = touches(self)
        if shared:
            yield from Touch(self, "run_forever", True, self.enter)
        else:
            self.enter()
        try:
            yield from RunLoop(self, future, whole)
        finally:
            self.runner = None
            self.stopping = self.asleep = False

    def enter(self) -> None:
        self.runner = self.fiber = current().current

    def stop(self) -> None:
        self.check("stop")
        self.stopping = True

    def close(self) -> None:
        if self.runner is not None:
            raise RuntimeError("Cannot close a running event loop")
        self.closed = True

    @coroutine
    def shutdown_asyncgens(self) -> Generator[Op, Any, None]:
        return None
        yield

    @coroutine
    def shutdown_default_executor(self, timeout: float | None = None) -> Generator[Op, Any, None]:
        yield from self.join_executor()

    def join_executor(self) -> Generator[Op, Any, None]:
        """Wait for the threads that still work for this loop."""
        while self.executor:
            yield from self.executor.pop().join()

    @words.told(Event("cancel_rest"))
    def cancel_all(self) -> None:
        for task in self.tasks:
            if not task.done():
                task.cancel()


class RunLoop(Op):
    """The thread that runs a loop waits until it stops."""

    __slots__ = ("future", "loop", "whole")

    def __init__(self, loop: Loop, future: Future | Nothing | None, whole: bool):
        self.loop, self.future, self.whole = loop, future, whole

    def __iter__(self) -> Generator[Op, Any, Any]:
        return (yield self)

    def keys(self) -> tuple[Hashable, ...]:
        fiber = getattr(self.future, "fiber", None)
        return (("loop", self.loop.index),) if fiber is None else (("fiber", fiber.index), ("loop", self.loop.index))

    def choices(self) -> tuple[str, ...]:
        """The callbacks that were scheduled before the future was done come first."""
        loop = self.loop
        if loop.running is not None or loop.asleep:
            return NEVER
        if loop.fatal is not None or loop.stopping:
            return ALWAYS
        if self.future is None or not self.future.done():
            return NEVER
        left = loop.callbacks if self.whole else [callback for callback in loop.callbacks if not callback.late]
        return NEVER if left else ALWAYS

    def execute(self, choice: str) -> None:
        loop = self.loop
        if loop.fatal is not None:
            fatal, loop.fatal = loop.fatal, None
            raise fatal

    def event(self, done: bool = False, result: Any = None) -> Event:
        return Event("leave_loop")

    def blocked(self) -> Event:
        if self.future is None:
            return Event("run_endless_loop")
        if isinstance(self.future, Nothing):
            return Event("drain_loop")
        fiber = getattr(self.future, "fiber", None)
        return upon("run_loop", self.future.names(), () if fiber is None else (fiber,))


class Nothing:
    """Stands for a future that is done: the loop then runs only for its callbacks."""

    __slots__ = ()
    _modelled = True

    def done(self) -> bool:
        return True


NOTHING = Nothing()
LOOPS = "event loops"
"""In `Machine.local`: the loop that each thread has been given, None included."""


def set_event_loop(loop: Loop | None) -> None:
    if loop is not None and not isinstance(loop, Loop):
        raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
    machine = current()
    machine.local.setdefault(LOOPS, {})[machine.current.thread.index] = loop


def get_event_loop() -> Loop:
    loop = running_loop()
    if loop is not None:
        return loop
    machine = current()
    thread = machine.current.thread
    known = machine.local.get(LOOPS, {})
    if sys.version_info < (3, 14) and thread.index == 0 and thread.index not in known:
        set_event_loop(Loop())
        known = machine.local[LOOPS]
    loop = known.get(thread.index)
    if loop is None:
        raise RuntimeError(f"There is no current event loop in thread {thread.name!r}.")
    return loop


def ensure_future(value: Any, *, loop: Any = None) -> Future:
    if isinstance(value, Future):
        return value
    if isinstance(value, Coroutine):
        return create_task(value, loop=loop or get_event_loop())
    if hasattr(value, "__await__"):
        return create_task(Coroutine(drive(await_(None, value)), "awaitable"), loop=loop or get_event_loop())
    raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")


def new_event_loop() -> Loop:
    return Loop()
