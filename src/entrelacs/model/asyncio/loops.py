"""Event loops, and what runs them."""

from __future__ import annotations

from collections.abc import Generator, Hashable
from typing import Any

from ...kernel import ALWAYS, NEVER, Fiber, Op, Unsupported, caught, current
from .coroutines import Coroutine
from .futures import Future
from .suspensions import Suspension, get_running_loop, running_loop
from .tasks import Callback, Task, create_task
from .threads import Post, call_in_thread


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
        call_in_thread(future, function, arguments, {})
        return future

    def schedule(self, callback: Any, *arguments: Any, earlier: list[int] | None = None) -> Callback:
        """Call a function once those that are ready (or those of `earlier`) have gone on."""
        return Callback(self, callback, arguments, earlier=earlier)

    def call_soon(self, callback: Any, *arguments: Any, context: Any = None) -> Callback:
        return self.schedule(callback, *arguments)

    def call_soon_threadsafe(self, callback: Any, *arguments: Any, context: Any = None) -> Generator[Op, Any, Callback]:
        return (yield from Post(self, self.schedule, callback, *arguments))

    def call_later(self, delay: float, callback: Any, *arguments: Any, context: Any = None) -> Callback:
        return Callback(self, callback, arguments, delay)

    def call_at(self, when: float, callback: Any, *arguments: Any, context: Any = None) -> Callback:
        return Callback(self, callback, arguments, when - current().now())

    def is_running(self) -> bool:
        return not self.closed

    def is_closed(self) -> bool:
        return self.closed

    def cancel_all(self) -> None:
        for task in self.tasks:
            if not task.done():
                task.cancel()

    def check(self, what: str) -> None:
        """Refuse what would wake a task of this loop from elsewhere: CPython's loop might never notice."""
        if current().current.group is not self:
            raise Unsupported(
                f"{what} hors de sa boucle d'événements : asyncio ne le permet pas (loop.call_soon_threadsafe est fait pour cela)"
            )


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
        loop.schedule(loop.cancel_all)
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


def get_event_loop() -> Loop:
    if running_loop() is None:
        raise Unsupported("asyncio.get_event_loop() hors d'une boucle n'est pas modélisé : employez asyncio.run()")
    return get_running_loop()
