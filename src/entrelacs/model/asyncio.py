"""The modelled `asyncio`.

A task is a fiber of its loop's group: only one of them runs at a time, and it keeps running until
an ``await`` really suspends it (`Suspension`). Which ready task goes next is not documented, so
every choice is explored; `Lock` and `Semaphore` serve their waiters in order, as documented.
"""

from __future__ import annotations

import asyncio
import sys
from collections import deque
from collections.abc import Callable, Generator, Hashable
from functools import wraps
from typing import Any

from .. import words
from ..kernel import ALWAYS, EXPIRE, NEVER, Fiber, Op, Unsupported, caught, current, drive
from ..operations import EndOfIteration, UserGenerator
from . import futures
from .threads import Thread

CancelledError = asyncio.CancelledError
InvalidStateError = asyncio.InvalidStateError
QueueEmpty, QueueFull = asyncio.QueueEmpty, asyncio.QueueFull
QueueShutDown = getattr(asyncio, "QueueShutDown", QueueEmpty)
BrokenBarrierError = asyncio.BrokenBarrierError


class Loop:
    """An event loop: the group of its tasks, and the callbacks that it will run in the order of their scheduling."""

    __slots__ = ("callbacks", "closed", "fatal", "fiber", "index", "running", "tasks")
    _modelled = True

    def __init__(self, fiber: Fiber):
        self.fiber, self.index = fiber, fiber.index
        self.running: Fiber | None = None
        self.tasks: list[Task] = []
        self.callbacks: list[Callback] = []
        self.fatal: BaseException | None = None  # what ends the loop: SystemExit, KeyboardInterrupt
        self.closed = False

    def allows(self, fiber: Fiber) -> bool:
        """Whether this task may go on: no other is between two suspensions, and it passes no callback."""
        if self.running is not None:
            return self.running is fiber
        if self.closed or self.fatal is not None:
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

    def stopped(self, fiber: Fiber) -> None:
        """A task stands before an operation, or has ended."""
        suspended = fiber.pending is None or isinstance(fiber.pending, Suspension)
        self.running = None if suspended else fiber

    def time(self) -> float:
        return current().now()

    def create_task(self, coro: Any, *, name: str | None = None, context: Any = None) -> Task:
        self.check("create_task")
        return create_task(coro, name=name)

    def create_future(self) -> Future:
        return Future(loop=self)

    def run_in_executor(self, executor: Any, function: Any, *arguments: Any) -> Any:
        if executor is not None:
            raise Unsupported("run_in_executor : seul l'exécuteur par défaut (None) est modélisé")
        future = Future(loop=self)
        _in_thread(future, function, arguments, {})
        return future

    def call_soon(self, callback: Any, *arguments: Any, context: Any = None) -> Callback:
        return Callback(self, callback, arguments)

    def call_soon_threadsafe(self, callback: Any, *arguments: Any, context: Any = None) -> Generator[Op, Any, Callback]:
        return (yield from Post(self, lambda: Callback(self, callback, arguments)))

    def call_later(self, delay: float, callback: Any, *arguments: Any, context: Any = None) -> Callback:
        return Callback(self, callback, arguments, delay)

    def call_at(self, when: float, callback: Any, *arguments: Any, context: Any = None) -> Callback:
        return Callback(self, callback, arguments, when - current().now())

    def is_running(self) -> bool:
        return not self.closed

    def is_closed(self) -> bool:
        return self.closed

    def check(self, what: str) -> None:
        """Refuse what would wake a task of this loop from elsewhere: CPython's loop might never notice."""
        if current().current.group is not self:
            raise Unsupported(
                f"{what} hors de sa boucle d'événements : asyncio ne le permet pas (loop.call_soon_threadsafe est fait pour cela)"
            )


class Post(Op):
    """Hand something to a loop from another thread."""

    __slots__ = ("function", "loop")
    _stateless = ("function",)

    def __init__(self, loop: Loop, function: Callable[[], Any]):
        self.loop, self.function = loop, function

    def keys(self) -> tuple[Hashable, ...]:
        return (("loop", self.loop.index),)

    def execute(self, choice: str) -> Any:
        if self.loop.closed:
            raise RuntimeError("Event loop is closed")
        return self.function()

    def words(self, done: bool = False, result: Any = None) -> str:
        return "confie un appel à la boucle d'événements"


class Coroutine:
    """A coroutine object: nothing runs before it is awaited."""

    __slots__ = ("frame", "name")
    _modelled = True

    def __init__(self, frame: Generator[Op, Any, Any], name: str):
        self.frame: Generator[Op, Any, Any] | None = frame
        self.name = name

    @property
    def __name__(self) -> str:
        return self.name

    def close(self) -> None:
        self.frame = None

    def __await__(self) -> Awaiting:
        return Awaiting(self)


class Awaiting:
    """What ``__await__`` of a coroutine or of a future makes, for ``yield from``."""

    __slots__ = ("value",)
    _modelled = True
    _awaits = True

    def __init__(self, value: Coroutine | Future):
        self.value = value

    def wait(self) -> Any:
        return await_(None, self.value)


def coroutine(function: Callable[..., Any]) -> Callable[..., Coroutine]:
    """Make a modelled coroutine function out of a generator function."""

    @wraps(function)
    def make(*arguments: Any, **keywords: Any) -> Coroutine:
        return Coroutine(function(*arguments, **keywords), function.__name__)

    return make


def await_(site: Any, value: Any) -> Any:
    """``await value``."""
    if isinstance(value, Coroutine):
        if value.frame is None:
            raise RuntimeError("cannot reuse already awaited coroutine")
        frame, value.frame = value.frame, None
        return frame
    if isinstance(value, Future):
        return value.wait()
    method = current().operations.special(value, "__await__")
    if method is not None:
        return _await_user(method, value)
    if sys.version_info >= (3, 14):
        raise TypeError(f"'{type(value).__name__}' object can't be awaited")
    raise TypeError(f"object {type(value).__name__} can't be used in 'await' expression")


def _await_user(method: Any, value: Any) -> Generator[Op, Any, Any]:
    operations = current().operations
    iterator = yield from drive(operations.call(None, method, value))
    if isinstance(iterator, Awaiting):
        return (yield from iterator.wait())
    if not hasattr(iterator, "resume"):
        return (yield from drive(iterator))
    while True:
        item, more = yield from iterator.resume(None, None)
        if not more:
            return item
        yield from Turn()


# -- suspensions ----------------------------------------------------------------------------

AGAIN = type("Again", (), {"__slots__": ()})()
"""What a suspension answers when its task has to wait still."""


class Suspension(Op):
    """An ``await`` that really suspends its task."""

    __slots__ = ("task",)
    stands_back = True

    def __init__(self) -> None:
        self.task = running_task()

    def keys(self) -> tuple[Hashable, ...]:
        return (("loop", self.task.loop.index),)

    def __iter__(self) -> Generator[Op, Any, Any]:
        while True:
            if current().simulation:
                moments = [t.deadline for t in self.task.timeouts if t.deadline is not None]
                current().current.deadline = min(moments) if moments else None
            answer = yield self
            if answer is not AGAIN:
                return answer

    def ready(self) -> bool:
        """Whether what is awaited has come."""
        return True

    def expiring(self) -> tuple[str, ...]:
        """A branch for each time-out that may expire here."""
        active = [t for t in self.task.timeouts if t.delay is not None]
        if len(active) < 2 or current().simulation:
            return EXPIRE if active else NEVER
        return tuple(f"expire{index}" for index in range(len(active)))

    def choices(self) -> tuple[str, ...]:
        return ALWAYS if self.task.must_cancel or self.ready() else self.expiring()

    def execute(self, choice: str) -> Any:
        task = self.task
        if choice:
            active = [t for t in task.timeouts if t.delay is not None]
            if current().simulation:
                active.sort(key=lambda t: t.deadline)
            active[int(choice.removeprefix("expire") or 0)].expire()
            return AGAIN  # the others may go on before the task learns it
        for callback in task.loop.callbacks:
            if task.fiber.index in callback.earlier:
                callback.earlier.remove(task.fiber.index)
        if task.must_cancel:
            task.must_cancel = False
            self.leave()
            raise CancelledError(*task.cancel_message)
        return self.done()

    def leave(self) -> None:
        """The wait is abandoned."""

    def done(self) -> Any:
        """The wait has succeeded."""
        return None

    def words(self, done: bool = False, result: Any = None) -> str:
        return "reprend la main"

    def blocked(self) -> tuple[str, tuple[Fiber, ...]]:
        return "attend", ()


class Turn(Suspension):
    """Let the other tasks go on."""

    __slots__ = ()


class Start(Suspension):
    """A task begins."""

    __slots__ = ()

    def __init__(self, task: Task):
        self.task = task

    def words(self, done: bool = False, result: Any = None) -> str:
        return "commence"


class Nap(Suspension):
    """``asyncio.sleep``."""

    __slots__ = ("seconds",)

    def __init__(self, seconds: float):
        super().__init__()
        self.seconds = seconds
        machine = current()
        if machine.timed:
            machine.current.wake = machine.now() + seconds

    def ready(self) -> bool:
        machine = current()
        fiber = self.task.fiber
        return not (machine.simulation and fiber.wake is not None and fiber.wake > machine.clock)

    def choices(self) -> tuple[str, ...]:
        choices = super().choices()
        if choices == ALWAYS and not self.task.must_cancel and not current().simulation:
            return (*ALWAYS, *self.expiring())
        return choices

    def leave(self) -> None:
        self.task.fiber.wake = None

    def done(self) -> None:
        machine = current()
        fiber = self.task.fiber
        if fiber.wake is not None:
            machine.footprint.add(("clock", True))
            machine.clock = max(machine.clock, fiber.wake)
            fiber.wake = None

    def words(self, done: bool = False, result: Any = None) -> str:
        return f"se réveille après {self.seconds:g} s"

    def blocked(self) -> tuple[str, tuple[Fiber, ...]]:
        return f"dort {self.seconds:g} s", ()


class Until(Suspension):
    """Wait for a future or a task."""

    __slots__ = ("future",)

    def __init__(self, future: Future):
        super().__init__()
        self.future = future

    def ready(self) -> bool:
        return self.future.done()

    def words(self, done: bool = False, result: Any = None) -> str:
        return f"reçoit le résultat de {self.future.label()}"

    def blocked(self) -> tuple[str, tuple[Fiber, ...]]:
        fiber = getattr(self.future, "fiber", None)
        return f"attend {self.future.label()}", () if fiber is None else (fiber,)


class InQueue(Suspension):
    """Wait for one's turn in the queue of a primitive."""

    __slots__ = ("target",)

    def __init__(self, target: Any):
        super().__init__()
        self.target = target
        target.queue.append(self.task)

    def ready(self) -> bool:
        return self.target.serves(self.task)

    def leave(self) -> None:
        self.target.queue.remove(self.task)

    def done(self) -> Any:
        self.target.queue.remove(self.task)
        return self.target.grant()

    def words(self, done: bool = False, result: Any = None) -> str:
        return self.target.got()

    def blocked(self) -> tuple[str, tuple[Fiber, ...]]:
        return self.target.why()


# -- futures and tasks ----------------------------------------------------------------------


class Future:
    """``asyncio.Future``."""

    __slots__ = ("callbacks", "cancel_message", "error", "groups", "home", "observers", "state", "value")
    _modelled = True

    def __init__(self, *, loop: Any = None) -> None:
        self.home = loop if loop is not None else running_loop()
        self.state, self.value, self.error = "pending", None, None
        self.callbacks: list[Any] = []
        self.groups: list[TaskGroup] = []
        self.observers: list[Any] = []
        self.cancel_message: tuple[Any, ...] = ()

    def label(self) -> str:
        return words.label(self)

    def done(self) -> bool:
        return self.state != "pending"

    def cancelled(self) -> bool:
        return self.state == "cancelled"

    def __hash__(self) -> int:
        return 0  # never an address: the order of a set is the same in every execution

    def finish(
        self, state: str, value: Any = None, error: BaseException | None = None, *, posted: bool = False
    ) -> None:
        if self.state != "pending":
            raise InvalidStateError("invalid state")
        if self.home is not None and not posted:
            self.home.check("une promesse remplie")
        # Whoever has waited for it since before the callback was asked for goes on before the callback.
        home = self.home or get_running_loop() if self.callbacks or self.groups else None
        earlier = home.ready() if home is not None else []
        self.state, self.value, self.error = state, value, error
        for group in self.groups:
            group.child_done(self, list(earlier))
        for observer in list(self.observers):
            observer.child_done(self)
        for callback, before in self.callbacks:
            Callback(home, callback, (self,), earlier=[*earlier, *(index for index in before if index not in earlier)])
        self.callbacks = []

    def set_result(self, value: Any) -> None:
        self.finish("result", value)

    def set_exception(self, error: Any) -> None:
        self.finish("error", None, error() if isinstance(error, type) else error)

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
            Callback(self.home or get_running_loop(), callback, (self,))
        else:
            waiting = [f.index for f in current().fibers if isinstance(f.pending, Until) and f.pending.future is self]
            self.callbacks.append((callback, waiting))

    def remove_done_callback(self, callback: Any) -> int:
        kept = [other for other in self.callbacks if other[0] != callback]
        removed, self.callbacks = len(self.callbacks) - len(kept), kept
        return removed

    def get_loop(self) -> Loop | None:
        return self.home

    def __await__(self) -> Awaiting:
        return Awaiting(self)

    def wait(self) -> Generator[Op, Any, Any]:
        if not self.done():
            if self is current().current.handle:
                raise RuntimeError(f"Task cannot await on itself: {self!r}")
            yield from Until(self)
        return self.result()


class Task(Future):
    """``asyncio.Task``."""

    __slots__ = ("coro", "fiber", "loop", "must_cancel", "requests", "timeouts")

    def __init__(self, coro: Any, loop: Loop, name: str | None):
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

    def label(self) -> str:
        return self.fiber.name

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
        if isinstance(pending, Until) and not pending.future.done() and pending.future.cancel(msg):
            return True
        self.must_cancel = True
        return True

    def cancelling(self) -> int:
        return self.requests

    def uncancel(self) -> int:
        if self.requests:
            self.requests -= 1
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
    except GeneratorExit:
        raise
    except caught() as error:
        task.finish("error", None, error)
        if isinstance(error, KeyboardInterrupt | SystemExit):
            task.loop.fatal = error
    else:
        if task.must_cancel:
            task.must_cancel = False
            task.finish("cancelled")
        else:
            task.finish("result", value)


class Callback(Task):
    """A function that the loop calls once, before whatever becomes ready after it was scheduled."""

    __slots__ = ("arguments", "earlier", "function", "stopped")

    def __init__(
        self, loop: Loop, function: Any, arguments: tuple[Any, ...], delay: float | None = None, earlier: list[int] | None = None
    ):
        super().__init__(None, loop, "rappel")
        self.function, self.arguments, self.stopped = function, arguments, False
        self.earlier: list[int] = []
        if delay is None:
            self.earlier = loop.ready() if earlier is None else earlier
            loop.callbacks.append(self)
        running = loop.running
        self.fiber.gen = _callback_body(self, delay)
        current().begin(self.fiber)
        loop.running = running

    def cancel(self, msg: Any = None) -> bool:
        self.stopped = True
        return True

    def cancelled(self) -> bool:
        return self.stopped


def _callback_body(callback: Callback, delay: float | None) -> Generator[Op, Any, None]:
    if delay is None:
        yield from Start(callback)
        callback.loop.callbacks.remove(callback)
    else:
        yield from Nap(max(delay, 0))
    if not callback.stopped:
        try:
            yield from drive(current().operations.call(None, callback.function, *callback.arguments))
        except (GeneratorExit, Unsupported):
            raise
        except (KeyboardInterrupt, SystemExit) as error:
            callback.loop.fatal = error
        except caught():
            pass  # the loop writes it on the standard error, and goes on


def running_loop() -> Loop | None:
    fiber = current().current
    return fiber.group if fiber is not None and isinstance(fiber.group, Loop) else None


def running_task() -> Task:
    fiber = current().current
    if not isinstance(fiber.handle, Task):
        raise RuntimeError("no running event loop")
    return fiber.handle


def create_task(coro: Any, *, name: str | None = None, context: Any = None, loop: Loop | None = None) -> Task:
    machine = current()
    if loop is None:
        loop = get_running_loop()
    if not isinstance(coro, Coroutine):
        raise TypeError(f"a coroutine was expected, got {coro!r}")
    running = loop.running
    task = Task(coro, loop, name)
    loop.tasks.append(task)
    task.fiber.gen = _task_body(task)
    machine.note(f"crée la tâche {task.fiber.name}")
    machine.begin(task.fiber)
    loop.running = running
    return task


def ensure_future(value: Any, *, loop: Any = None) -> Future:
    if isinstance(value, Future):
        return value
    if isinstance(value, Coroutine):
        return create_task(value)
    if hasattr(value, "__await__"):
        return create_task(Coroutine(drive(await_(None, value)), "awaitable"))
    raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")


class RunLoop(Op):
    """The thread that runs a loop waits for a task of it."""

    __slots__ = ("task",)

    def __init__(self, task: Task):
        self.task = task

    def __iter__(self) -> Generator[Op, Any, Any]:
        return (yield self)

    def keys(self) -> tuple[Hashable, ...]:
        return (("fiber", self.task.fiber.index), ("loop", self.task.loop.index))

    def choices(self) -> tuple[str, ...]:
        loop = self.task.loop
        if loop.running is not None:
            return NEVER
        return ALWAYS if loop.fatal is not None or self.task.done() and not loop.callbacks else NEVER

    def execute(self, choice: str) -> None:
        loop = self.task.loop
        if loop.fatal is not None:
            fatal, loop.fatal = loop.fatal, None
            raise fatal

    def words(self, done: bool = False, result: Any = None) -> str:
        return "quitte la boucle d'événements"

    def blocked(self) -> tuple[str, tuple[Fiber, ...]]:
        return f"fait tourner la boucle jusqu'à la fin de {self.task.fiber.name}", (self.task.fiber,)


class Runner:
    """``asyncio.Runner``: several coroutines, one after the other, in the same loop."""

    __slots__ = ("closed", "loop")
    _modelled = True

    def __init__(self, *, debug: Any = None, loop_factory: Any = None):
        if loop_factory is not None:
            raise Unsupported("asyncio : loop_factory n'est pas modélisé")
        self.loop: Loop | None = None
        self.closed = False

    def __enter__(self) -> Runner:
        self.get_loop()
        return self

    def __exit__(self, *exception: object) -> Generator[Op, Any, None]:
        return self.close()

    def get_loop(self) -> Loop:
        if self.closed:
            raise RuntimeError("Runner is closed")
        if self.loop is None:
            self.loop = Loop(current().current)
        return self.loop

    def run(self, coro: Any, *, context: Any = None) -> Generator[Op, Any, Any]:
        if not isinstance(coro, Coroutine):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        if running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        task = create_task(coro, loop=self.get_loop())
        yield from RunLoop(task)
        return task.result()

    def close(self) -> Generator[Op, Any, None]:
        loop = self.loop
        if loop is None or self.closed:
            self.closed = True
            return
        Callback(loop, lambda: [task.cancel() for task in loop.tasks if not task.done()], ())
        while loop.callbacks:
            yield from RunLoop(_Ended(loop))
        index = 0
        while index < len(loop.tasks):
            if not loop.tasks[index].done():
                yield from RunLoop(loop.tasks[index])
            index += 1
        loop.closed = self.closed = True


class _Ended:
    """Stands for a task that has ended: `RunLoop` then only waits for the callbacks."""

    __slots__ = ("fiber", "loop")
    _modelled = True

    def __init__(self, loop: Loop):
        self.loop, self.fiber = loop, loop.fiber

    def done(self) -> bool:
        return True


def run(main: Any, *, debug: Any = None, loop_factory: Any = None) -> Generator[Op, Any, Any]:
    if running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    runner = Runner(loop_factory=loop_factory)
    failure: BaseException | None = None
    value = None
    try:
        value = yield from runner.run(main)
    except GeneratorExit:
        raise
    except caught() as error:
        failure = error
    yield from runner.close()
    if failure is not None:
        raise failure
    return value


@coroutine
def sleep(delay: float, result: Any = None) -> Generator[Op, Any, Any]:
    yield from (Turn() if delay <= 0 else Nap(delay))
    return result


# -- several at once ------------------------------------------------------------------------


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
            yield from await_(None, wait_for(gate, timeout))
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

    def __init__(self, children: list[Future], limit: timeout | None):
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
        limit = globals()["timeout"](timeout)
        limit.lasting = True
    return AsCompleted(children, limit)


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


class TaskGroup:
    """``asyncio.TaskGroup``: its tasks end before it does."""

    __slots__ = ("aborting", "asked", "errors", "exiting", "parent", "reporting", "tasks")
    _modelled = True

    def __init__(self) -> None:
        self.reporting = 0  # errors of which the group is about to learn
        self.tasks: list[Task] = []
        self.errors: list[BaseException] = []
        self.aborting = self.asked = self.exiting = False
        self.parent: Task | None = None

    def __repr__(self) -> str:
        state = "" if self.parent is None else " cancelling" if self.aborting else " entered"
        return f"<TaskGroup{f' tasks={len(self.tasks)}' if self.tasks else ''}{f' errors={len(self.errors)}' if self.errors else ''}{state}>"

    def create_task(self, coro: Any, *, name: str | None = None, context: Any = None) -> Task:
        if self.parent is None:
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")
        if self.exiting and not self.tasks:
            raise RuntimeError(f"TaskGroup {self!r} is finished")
        if self.aborting:
            raise RuntimeError(f"TaskGroup {self!r} is shutting down")
        task = create_task(coro, name=name)
        self.tasks.append(task)
        task.groups.append(self)
        return task

    def child_done(self, task: Future, earlier: list[int]) -> None:
        if task.cancelled() or task.error is None:
            return
        self.reporting += 1
        Callback(self.parent.loop, self.failed, (task,), earlier=earlier)

    def failed(self, task: Future) -> None:
        """Called by the loop, once those that were ready have gone on."""
        self.reporting -= 1
        self.errors.append(task.error)
        if not self.aborting:
            self.abort()
            if not self.exiting and not self.parent.done():
                self.asked = True
                self.parent.cancel()

    def abort(self) -> None:
        self.aborting = True
        for task in self.tasks:
            if not task.done():
                task.cancel()

    @coroutine
    def __aenter__(self) -> Generator[Op, Any, Any]:
        self.parent = running_task()
        return self
        yield

    @coroutine
    def __aexit__(self, kind: Any, error: BaseException | None, traceback: object) -> Generator[Op, Any, Any]:
        self.exiting = True
        cancelled = error if kind is not None and issubclass(kind, CancelledError) else None
        if self.asked and self.parent.uncancel() == 0:
            cancelled = None
        self.parent.must_cancel = False if self.asked else self.parent.must_cancel
        if kind is not None and not self.aborting:
            self.abort()
        pending = [t for t in self.tasks if not t.done()]
        while pending:
            try:
                yield from SomeDone(pending, ALL_COMPLETED).wait()
            except CancelledError as again:
                if not self.aborting:
                    cancelled = again
                    self.abort()
            pending = [t for t in self.tasks if not t.done()]
        while self.reporting:
            yield from Turn()
        self.tasks.clear()  # from now on the group is finished
        if cancelled is not None and not self.errors:
            raise cancelled
        if kind is not None and not issubclass(kind, CancelledError):
            self.errors.append(error)
        if self.errors:
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", self.errors)
        return kind is not None and self.asked


# -- primitives -----------------------------------------------------------------------------


class AsyncPrimitive:
    """A primitive with a queue of tasks, served in order."""

    __slots__ = ("home", "queue")
    _modelled = True

    def __init__(self) -> None:
        self.queue: list[Task] = []
        self.home: Loop | None = None

    def free(self) -> bool:
        """Whether nobody waits, those that have just been cancelled left aside."""
        return all(task.must_cancel for task in self.queue)

    def first(self, task: Task) -> bool:
        return self.queue[0] is task

    def view(self) -> tuple[str, Fiber | None]:
        return words.count(len(self.queue), "tâche en attente", "tâches en attente"), None

    def got(self) -> str:
        return f"obtient {words.label(self)}"

    def why(self) -> tuple[str, tuple[Fiber, ...]]:
        return f"attend {words.label(self)}", ()


def bind(primitive: Any) -> None:
    """From the first wait on, a primitive belongs to one loop."""
    loop = get_running_loop()
    if primitive.home is None:
        primitive.home = loop
    elif primitive.home is not loop:
        raise RuntimeError(f"{primitive!r} is bound to a different event loop")


def at_home(primitive: Any) -> None:
    if primitive.home is not None and not primitive.home.closed:
        primitive.home.check(f"asyncio.{type(primitive).__name__} employé")


class Lock(AsyncPrimitive):
    """``asyncio.Lock``: fair."""

    __slots__ = ("owner",)

    def __init__(self) -> None:
        super().__init__()
        self.owner: Fiber | None = None

    def serves(self, task: Task) -> bool:
        return self.owner is None and self.first(task)

    def grant(self) -> bool:
        self.owner = current().current
        return True

    def locked(self) -> bool:
        return self.owner is not None

    @coroutine
    def acquire(self) -> Generator[Op, Any, bool]:
        if self.owner is None and self.free():
            return self.grant()
        bind(self)
        return (yield from InQueue(self))

    def release(self) -> None:
        if self.owner is None:
            raise RuntimeError("Lock is not acquired.")
        at_home(self)
        self.owner = None

    @coroutine
    def __aenter__(self) -> Generator[Op, Any, None]:
        yield from await_(None, self.acquire())

    @coroutine
    def __aexit__(self, *exception: object) -> Generator[Op, Any, None]:
        self.release()
        return None
        yield

    def why(self) -> tuple[str, tuple[Fiber, ...]]:
        holders = () if self.owner is None else (self.owner,)
        return f"attend {words.label(self)}{words.held_by(holders)}", holders

    def view(self) -> tuple[str, Fiber | None]:
        return ("libre" if self.owner is None else f"tenu par {self.owner.name}"), self.owner


class Semaphore(AsyncPrimitive):
    """``asyncio.Semaphore``."""

    __slots__ = ("value",)

    def __init__(self, value: int = 1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        super().__init__()
        self.value = value

    @property
    def _value(self) -> int:
        return self.value

    def serves(self, task: Task) -> bool:
        return self.value > 0 and self.first(task)

    def grant(self) -> bool:
        self.value -= 1
        return True

    def locked(self) -> bool:
        return self.value == 0 or not self.free()

    @coroutine
    def acquire(self) -> Generator[Op, Any, bool]:
        if self.value > 0 and self.free():
            return self.grant()
        bind(self)
        return (yield from InQueue(self))

    def release(self) -> None:
        at_home(self)
        self.value += 1

    @coroutine
    def __aenter__(self) -> Generator[Op, Any, None]:
        yield from await_(None, self.acquire())

    @coroutine
    def __aexit__(self, *exception: object) -> Generator[Op, Any, None]:
        self.release()
        return None
        yield

    def view(self) -> tuple[str, Fiber | None]:
        return words.count(self.value, "jeton"), None


class BoundedSemaphore(Semaphore):
    """``asyncio.BoundedSemaphore``."""

    __slots__ = ("initial",)

    def __init__(self, value: int = 1):
        super().__init__(value)
        self.initial = value

    def release(self) -> None:
        if self.value >= self.initial:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class Gate(Future):
    """What one waiter of an event, a condition or a barrier waits for."""

    __slots__ = ("owner",)

    def __init__(self, owner: Any):
        super().__init__()
        self.owner = owner

    def label(self) -> str:
        return words.label(self.owner)


class Event:
    """``asyncio.Event``."""

    __slots__ = ("flag", "home", "queue")
    _modelled = True

    def __init__(self) -> None:
        self.home: Loop | None = None
        self.flag = False
        self.queue: list[Gate] = []

    def is_set(self) -> bool:
        return self.flag

    def set(self) -> None:
        at_home(self)
        self.flag = True
        for gate in self.queue:
            if not gate.done():
                gate.set_result(True)

    def clear(self) -> None:
        self.flag = False

    @coroutine
    def wait(self) -> Generator[Op, Any, bool]:
        if self.flag:
            return True
        bind(self)
        gate = Gate(self)
        self.queue.append(gate)
        try:
            yield from gate.wait()
            gate.result()
        finally:
            self.queue.remove(gate)
        return True

    def view(self) -> tuple[str, Fiber | None]:
        return ("levé" if self.flag else "baissé"), None


class Condition:
    """``asyncio.Condition``."""

    __slots__ = ("home", "lock", "queue")
    _modelled = True

    def __init__(self, lock: Lock | None = None):
        self.home: Loop | None = None
        self.lock = Lock() if lock is None else lock
        self.queue: list[Gate] = []

    def locked(self) -> bool:
        return self.lock.locked()

    def acquire(self) -> Coroutine:
        return self.lock.acquire()

    def release(self) -> None:
        self.lock.release()

    def __aenter__(self) -> Coroutine:
        return self.lock.__aenter__()

    def __aexit__(self, *exception: object) -> Coroutine:
        return self.lock.__aexit__(*exception)

    @coroutine
    def wait(self) -> Generator[Op, Any, bool]:
        if not self.lock.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        bind(self)
        gate = Gate(self)
        self.lock.release()
        self.queue.append(gate)
        cancelled: BaseException | None = None
        try:
            yield from gate.wait()
            gate.result()
        except CancelledError as error:
            cancelled = error
        if gate in self.queue:
            self.queue.remove(gate)
        again = True
        while again:
            try:
                yield from await_(None, self.lock.acquire())
                again = False
            except CancelledError as error:
                cancelled = error
        if cancelled is not None:
            if gate.done() and not gate.cancelled():
                self._notify(1)
            raise cancelled
        return True

    @coroutine
    def wait_for(self, predicate: Any) -> Generator[Op, Any, Any]:
        call = current().operations.call
        result = yield from drive(call(None, predicate))
        while not result:
            yield from await_(None, self.wait())
            result = yield from drive(call(None, predicate))
        return result

    def notify(self, n: int = 1) -> None:
        if not self.lock.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        at_home(self)
        self._notify(n)

    def _notify(self, n: int) -> None:
        for gate in [g for g in self.queue if not g.done()][:n]:
            gate.set_result(True)
            self.queue.remove(gate)

    def notify_all(self) -> None:
        self.notify(len(self.queue))

    def view(self) -> tuple[str, Fiber | None]:
        return words.count(len(self.queue), "tâche en attente", "tâches en attente"), None


class Barrier:
    """``asyncio.Barrier``."""

    __slots__ = ("count", "drain", "parties", "queue", "state")
    _modelled = True

    def __init__(self, parties: int):
        if parties < 1:
            asyncio.Barrier(parties)  # raises, in the words of this version of Python
        self.parties, self.count, self.state = parties, 0, "filling"
        self.queue: list[Gate] = []
        self.drain: list[Gate] = []

    @property
    def n_waiting(self) -> int:
        return self.count if self.state == "filling" else 0

    @property
    def broken(self) -> bool:
        return self.state == "broken"

    @coroutine
    def wait(self) -> Generator[Op, Any, int]:
        while self.state in ("draining", "resetting"):
            gate = Gate(self)
            self.drain.append(gate)
            yield from gate.wait()
        if self.state == "broken":
            raise BrokenBarrierError("Barrier aborted")
        index = self.count
        self.count += 1
        try:
            if index + 1 == self.parties:
                self.state = "draining"
                self._open(True)
            else:
                gate = Gate(self)
                self.queue.append(gate)
                try:
                    yield from gate.wait()
                finally:
                    if gate in self.queue:
                        self.queue.remove(gate)
                if self.state in ("broken", "resetting"):
                    raise BrokenBarrierError("Abort or reset of barrier")
            return index
        finally:
            self.count -= 1
            if self.count == 0 and self.state in ("draining", "resetting"):
                self.state = "filling"
                for gate in self.drain:
                    if not gate.done():
                        gate.set_result(True)
                self.drain.clear()

    def _open(self, value: bool) -> None:
        for gate in self.queue:
            if not gate.done():
                gate.set_result(value)
        self.queue.clear()

    @coroutine
    def reset(self) -> Generator[Op, Any, None]:
        if self.count > 0:
            if self.state != "resetting":
                self.state = "resetting"
        else:
            self.state = "filling"
        self._open(True)
        return None
        yield

    @coroutine
    def abort(self) -> Generator[Op, Any, None]:
        self.state = "broken"
        self._open(True)
        return None
        yield

    def __aenter__(self) -> Coroutine:
        return self.wait()

    @coroutine
    def __aexit__(self, *exception: object) -> Generator[Op, Any, None]:
        return None
        yield

    def view(self) -> tuple[str, Fiber | None]:
        return f"{self.count}/{self.parties} arrivées", None


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

    def words(self, done: bool = False, result: Any = None) -> str:
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


# -- threads and the rest -------------------------------------------------------------------


def _in_thread(future: Future, function: Any, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> None:
    """Call a function in another thread, which hands its result to the loop of `future`."""

    def work() -> Generator[Op, Any, None]:
        value, problem = None, None
        try:
            value = yield from drive(current().operations.call(None, function, *arguments, **keywords))
        except GeneratorExit:
            raise
        except caught() as error:
            problem = error

        def fill() -> None:
            if not future.done():
                future.finish("result" if problem is None else "error", value, problem, posted=True)

        if not future.home.closed:
            yield from Post(future.home, fill)

    Thread(target=work)._begin()


@coroutine
def to_thread(function: Any, /, *arguments: Any, **keywords: Any) -> Generator[Op, Any, Any]:
    future = Future()
    _in_thread(future, function, arguments, keywords)
    return (yield from future.wait())


def run_coroutine_threadsafe(coro: Any, loop: Loop) -> Generator[Op, Any, futures.Future]:
    """Hand a coroutine to the loop of another thread."""
    if not isinstance(coro, Coroutine):
        raise TypeError("A coroutine object is required")
    answer = futures.Future()

    def finished(task: Task) -> Generator[Op, Any, None]:
        if task.cancelled():
            yield from answer.cancel()
        elif task.error is not None:
            yield from answer.set_exception(task.error)
        else:
            yield from answer.set_result(task.value)

    def schedule() -> None:
        create_task(coro, loop=loop).add_done_callback(finished)

    yield from Post(loop, lambda: Callback(loop, schedule, ()))
    return answer


def current_task(loop: Any = None) -> Task | None:
    handle = current().current.handle
    return handle if isinstance(handle, Task) and not isinstance(handle, Callback) else None


def all_tasks(loop: Any = None) -> set[Task]:
    return {task for task in (loop or get_running_loop()).tasks if not task.done()}


def get_running_loop() -> Loop:
    loop = running_loop()
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


def get_event_loop() -> Loop:
    if running_loop() is None:
        raise Unsupported("asyncio.get_event_loop() hors d'une boucle n'est pas modélisé : employez asyncio.run()")
    return get_running_loop()


def iscoroutine(value: object) -> bool:
    return isinstance(value, Coroutine)


def iscoroutinefunction(function: object) -> bool:
    return getattr(function, "_coroutine", False)


def async_function(frame_of: Any) -> Any:
    """What ``async def`` makes."""

    def function(*arguments: Any, **keywords: Any) -> Coroutine:
        return Coroutine(frame_of(*arguments, **keywords), frame_of.__name__)

    function._coroutine = True
    return _named_like(frame_of, function)


class AsyncGenerator:
    """What calling an ``async def`` with a ``yield`` makes."""

    __slots__ = ("inner",)
    _modelled = True

    def __init__(self, inner: UserGenerator):
        self.inner = inner

    def __aiter__(self) -> AsyncGenerator:
        return self

    def _step(self, value: Any, error: BaseException | None) -> Generator[Op, Any, Any]:
        item, more = yield from self.inner.resume(value, error)
        if not more:
            raise StopAsyncIteration
        return item

    def __anext__(self) -> Coroutine:
        return Coroutine(self._step(None, None), "__anext__")

    def asend(self, value: Any) -> Coroutine:
        return Coroutine(self._step(value, None), "asend")

    def athrow(self, kind: Any, value: Any = None, traceback: Any = None) -> Coroutine:
        error = kind if isinstance(kind, BaseException) else kind(*(() if value is None else (value,)))
        return Coroutine(self._step(None, error), "athrow")

    def aclose(self) -> Coroutine:
        return Coroutine(self.inner.close(), "aclose")


def async_generator(frame_of: Any) -> Any:
    """What ``async def`` makes of a function that yields."""

    def function(*arguments: Any, **keywords: Any) -> AsyncGenerator:
        made = UserGenerator(current(), frame_of(*arguments, **keywords), True)
        return AsyncGenerator(current().operations.born(frame_of, made))

    return _named_like(frame_of, function)


def async_genexp(frame_of: Any, first: Any) -> AsyncGenerator:
    return AsyncGenerator(current().operations.genexp(frame_of, first))


def _named_like(frame_of: Any, function: Any) -> Any:
    function.__name__, function.__qualname__ = frame_of.__name__, frame_of.__qualname__
    function.__doc__, function.__module__ = frame_of.__doc__, frame_of.__module__
    return function


def async_manager(value: Any) -> Any:
    kind = type(value)
    if not hasattr(kind, "__aenter__") or not hasattr(kind, "__aexit__"):
        raise TypeError(f"'{kind.__name__}' object does not support the asynchronous context manager protocol")
    return value


def async_enter(site: Any, value: Any) -> Generator[Op, Any, Any]:
    entering = yield from drive(current().operations.call(site, type(value).__aenter__, value))
    return (yield from await_(site, entering))


def async_exit(site: Any, value: Any, error: BaseException | None) -> Generator[Op, Any, Any]:
    details = (None, None, None) if error is None else (type(error), error, error.__traceback__)
    leaving = yield from drive(current().operations.call(site, type(value).__aexit__, value, *details))
    return (yield from await_(site, leaving))


def async_iter(site: Any, value: Any) -> Any:
    return current().operations.call(site, type(value).__aiter__, value)


def async_next(site: Any, value: Any) -> Generator[Op, Any, Any]:
    operations = current().operations
    try:
        step = yield from drive(operations.call(site, type(value).__anext__, value))
        return (yield from await_(site, step))
    except StopAsyncIteration:
        return operations.end


def aiter_(value: Any, /) -> Any:
    if not hasattr(type(value), "__aiter__"):
        raise TypeError(f"'{type(value).__name__}' object is not an async iterable")
    return async_iter(None, value)


def anext_(iterator: Any, /, *default: Any) -> Coroutine:
    if not hasattr(type(iterator), "__anext__"):
        raise TypeError(f"'{type(iterator).__name__}' object is not an async iterator")
    return Coroutine(_anext(iterator, default), "anext")


def _anext(iterator: Any, default: tuple[Any, ...]) -> Generator[Op, Any, Any]:
    item = yield from async_next(None, iterator)
    if item is not current().operations.end:
        return item
    if not default:
        raise StopAsyncIteration
    return default[0]


def names() -> dict[str, Any]:
    """What compiled code calls for ``async`` and ``await``."""
    return {
        "$await": await_, "$async": async_function, "$aenter": async_enter, "$aexit": async_exit,
        "$amanager": async_manager, "$aiter": async_iter, "$anext": async_next, "$asyncgen": async_generator,
        "$agenexp": async_genexp,
    }  # fmt: skip


PUBLIC: dict[str, Any] = {
    "run": run, "create_task": create_task, "ensure_future": ensure_future, "gather": gather,
    "shield": shield, "wait": wait, "wait_for": wait_for, "sleep": sleep, "timeout": timeout,
    "timeout_at": timeout_at, "TaskGroup": TaskGroup, "Lock": Lock, "Semaphore": Semaphore,
    "BoundedSemaphore": BoundedSemaphore, "Event": Event, "Condition": Condition, "Barrier": Barrier,
    "BrokenBarrierError": BrokenBarrierError, "Queue": Queue, "LifoQueue": LifoQueue,
    "PriorityQueue": PriorityQueue, "QueueEmpty": QueueEmpty, "QueueFull": QueueFull, "Future": Future,
    "Task": Task, "CancelledError": CancelledError, "TimeoutError": TimeoutError,
    "InvalidStateError": InvalidStateError, "to_thread": to_thread, "current_task": current_task,
    "all_tasks": all_tasks, "get_running_loop": get_running_loop, "get_event_loop": get_event_loop,
    "Runner": Runner, "as_completed": as_completed, "run_coroutine_threadsafe": run_coroutine_threadsafe,
    "iscoroutine": iscoroutine, "iscoroutinefunction": iscoroutinefunction,
    "FIRST_COMPLETED": FIRST_COMPLETED, "FIRST_EXCEPTION": FIRST_EXCEPTION, "ALL_COMPLETED": ALL_COMPLETED,
}  # fmt: skip
if sys.version_info >= (3, 13):
    PUBLIC["QueueShutDown"] = QueueShutDown
