"""Between a loop and the threads around it: ``to_thread``, ``run_in_executor``, ``call_soon_threadsafe``, ``run_coroutine_threadsafe``.

What another thread hands to a loop is one operation (`Post`), which wakes the loop and has it call a function in its turn. A call
that a loop has made in a thread begins at once, in a thread of its own: how many threads CPython's executor would have is not
documented, and their names are refused where they could tell. Cancelling the task that waits does not stop the call.

Python's documentation: asyncio, *Coroutines and Tasks*, *Running in Threads* and *Scheduling From Other Threads*.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable
from typing import TYPE_CHECKING, Any

from ...bounds.refusals import Unsupported
from ...execution import words
from ...execution.kernel import Op, attempt, current
from ...results import Event
from .. import futures as pools
from ..contextvars import Context, copied
from ..thread import Thread
from .coroutines import Coroutine, coroutine
from .futures import Future
from .tasks import Task, create_task

if TYPE_CHECKING:
    from .loops import Loop


class Post(Op):
    """Hand something to a loop from another thread."""

    __slots__ = ("arguments", "context", "function", "loop")

    def __init__(self, loop: Loop, function: Callable[..., Any] | None, *arguments: Any, context: Context | None = None):
        self.loop, self.function, self.arguments = loop, function, arguments
        self.context = copied() if context is None else context

    def keys(self) -> tuple[Hashable, ...]:
        return (("loop", self.loop.index),)

    def execute(self, choice: str) -> Any:
        self.loop.asleep = False
        return self.loop.schedule(self.function, *self.arguments, context=self.context)

    def event(self, done: bool = False, result: Any = None) -> Event:
        return Event("post")


class Job:
    """A call made in another thread, whose result fills a future of the loop."""

    __slots__ = ("arguments", "function", "future", "keywords")
    _modelled = True

    def __init__(self, future: Future, function: Any, arguments: tuple[Any, ...], keywords: dict[str, Any]):
        self.future, self.function, self.arguments, self.keywords = future, function, arguments, keywords

    def work(self) -> Generator[Op, Any, None]:
        value, problem = yield from attempt(current().operations.call, None, self.function, *self.arguments, **self.keywords)
        if not self.future.home.closed:
            yield from Fill(self.future, value, problem)


class Fill(Post):
    """Give a future of the loop its result, from another thread."""

    __slots__ = ("future", "problem", "value")

    def __init__(self, future: Future, value: Any, problem: BaseException | None):
        super().__init__(future.home, None)
        self.future, self.value, self.problem = future, value, problem

    def execute(self, choice: str) -> None:
        machine = current()
        self.loop.asleep = False
        machine.touching = True
        if not self.loop.closed and not self.future.done():
            self.future.finish("result" if self.problem is None else "error", self.value, self.problem)
        machine.touching = False


class Helper(Thread):
    """A thread of the executor of a loop. CPython gives a call to a thread that is free, and starts another if it sees none."""

    __slots__ = ("follows",)
    follows: bool
    """Whether another thread came before, that could have been free."""

    @property
    def name(self) -> str:
        if self.follows:
            raise Unsupported(
                "le nom d'un fil de to_thread ou de run_in_executor n'est pas sûr après le premier : CPython reprend un fil libre, s'il en "
                "voit un (donnez un nom à l'appel dans ses arguments)"
            )
        return self._fiber.name

    @name.setter
    def name(self, value: str) -> None:
        raise Unsupported("un fil de to_thread ou de run_in_executor, qui servira peut-être encore, ne peut pas être renommé ici")


Helper.__name__ = Helper.__qualname__ = "Thread"


def call_in_thread(future: Future, function: Any, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> None:
    """Call a function in another thread, which hands its result to the loop of `future`."""
    executor = future.home.executor
    thread = Helper(target=Job(future, function, arguments, keywords).work, name=f"asyncio_{len(executor)}")
    thread.follows = bool(executor)
    executor.append(thread)
    thread._begin()


class Withdrawal:
    """What a future of the loop does when it is done: cancelled, it takes its call back from the pool that has not begun it."""

    __slots__ = ("source",)
    _modelled = True

    def __init__(self, source: pools.Future):
        self.source = source

    def told(self, future: Future) -> Generator[Op, Any, None]:
        if future.cancelled():
            yield from self.source.cancel()


def call_in_pool(executor: Any, future: Future, function: Any, arguments: tuple[Any, ...]) -> Generator[Op, Any, Future]:
    """Call a function in a thread of a pool, which hands its result to the loop of `future`."""
    source = yield from executor.submit(Job(future, function, arguments, {}).work)
    future.add_done_callback(Withdrawal(source).told)
    return future


@coroutine
def to_thread(func: Any, /, *arguments: Any, **keywords: Any) -> Generator[Op, Any, Any]:
    future = Future()
    context = copied()
    if context is not None:
        func, arguments = context.run, (func, *arguments)
    call_in_thread(future, func, arguments, keywords)
    return (yield from future.wait())


class Answer(pools.Future):
    """The future of ``run_coroutine_threadsafe``: to cancel it would cancel the task, from another thread."""

    __slots__ = ()

    def cancel(self) -> Generator[Op, Any, bool]:
        raise Unsupported(
            "annuler le futur de run_coroutine_threadsafe n'est pas modélisé : annulez la tâche par loop.call_soon_threadsafe(tache.cancel)"
        )

    def end(self) -> Generator[Op, Any, bool]:
        """The task has been cancelled."""
        return super().cancel()


Answer.__name__ = "Future"


class Relay:
    """A coroutine that another thread has handed to a loop, and the future where that thread waits for its result."""

    __slots__ = ("answer", "coro", "loop")
    _modelled = True

    def __init__(self, coro: Coroutine, loop: Loop):
        self.coro, self.loop, self.answer = coro, loop, Answer()

    @words.told(Event("receive_coroutine"))
    def schedule(self) -> None:
        create_task(self.coro, loop=self.loop).add_done_callback(self.finished)

    def finished(self, task: Task) -> Generator[Op, Any, None]:
        if task.cancelled():
            yield from self.answer.end()
        elif task.error is not None:
            yield from self.answer.set_exception(task.error)
        else:
            yield from self.answer.set_result(task.value)


def run_coroutine_threadsafe(coro: Any, loop: Loop) -> Generator[Op, Any, pools.Future]:
    """Hand a coroutine to the loop of another thread."""
    if not isinstance(coro, Coroutine):
        raise TypeError("A coroutine object is required")
    relay = Relay(coro, loop)
    yield from Post(loop, relay.schedule)
    return relay.answer
