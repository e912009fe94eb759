"""The modelled `concurrent.futures.ThreadPoolExecutor`.

A queue of tasks, and workers, one more for each task up to `max_workers`. The end of the main thread closes every pool: what hands
over a task, or takes one, therefore depends on it.

Python's documentation: concurrent.futures, *ThreadPoolExecutor*.
"""

from __future__ import annotations

import sys
from collections.abc import Generator
from concurrent.futures.thread import BrokenThreadPool
from typing import Any

from ...bounds.refusals import Unsupported
from ...execution import words
from ...execution.kernel import ALWAYS, LISTED, NEVER, Fiber, Op, attempt, current
from ...results import Event, Standing
from ..primitive import Primitive, PrimitiveOp
from ..thread import Thread
from .dropped import holds
from .future import ChangeFuture, Future

Task = tuple["Future", Any, tuple[Any, ...], dict[str, Any]]
"""What a pool has to do: fill the future with what the function answers to these arguments."""
COUNTED = (
    "le programme compte ses fils, et une équipe n'en démarre un de plus que si aucun des siens n'est libre, ce qui dépend du moment et de la "
    "version de Python : donnez-lui un seul fil (max_workers=1), ou ne comptez pas"
)
DROPPED = (
    "le programme regarde les fils d'une équipe qu'il n'a pas fermée et que plus rien ne retient : CPython la détruit, et ses fils finissent "
    "peu après : fermez-la (with, ou shutdown), ou gardez-la dans une variable"
)
BROKEN = "A thread initializer failed, the thread pool is not usable anymore"
FEWEST = 5
"""The threads of a pool that was given no number: four more than processors, which are one at least."""
FREE_WITHOUT_TASK = sys.version_info >= (3, 12)
"""Whether a worker says that it is free when it finds no task, and not after each of those that it has done."""
NOTE = (
    "un fil d'une équipe se dit libre quand il ne trouve plus de tâche, et non après chacune comme avant 3.12"
    if FREE_WITHOUT_TASK
    else "un fil d'une équipe se dit libre après chaque tâche, alors que depuis 3.12 c'est quand il n'en trouve plus"
)
NOTHING = "nothing"
"""Instead of a task: there is none, but some may come."""


class UnderLock(ChangeFuture):
    """Take the lock of a pool, and change the pool: who cancels what it has to do has it meanwhile, and so has a worker that could not begin.

    The others have it for one step at most, which nobody sees. It is no `RLock`: what a callback asks of the pool then waits for ever.
    """

    __slots__ = ()
    target: ThreadPoolExecutor

    def choices(self) -> tuple[str, ...]:
        return ALWAYS if self.target.owner is None else NEVER

    def blocked(self) -> Event:
        return words.held("await_lock", self.target)


class Submit(UnderLock):
    """Hand a task to a pool, which the end of the main thread closes."""

    __slots__ = ()

    def __init__(self, *arguments: Any):
        super().__init__(*arguments)
        current().note_accesses((("fiber", 0), LISTED), False)

    def keys(self) -> tuple[Any, ...]:
        return (self.target.serial, ("fiber", 0), LISTED)


class Disable(UnderLock):
    """A worker could not begin: the pool takes no more tasks, and those that it had fail."""

    __slots__ = ()

    def __init__(self, target: ThreadPoolExecutor):
        super().__init__(target, "disable", "_break")
        current().note_access(("fiber", 0), False)

    def keys(self) -> tuple[Any, ...]:
        return (self.target.serial, ("fiber", 0))


class NextTask(PrimitiveOp):
    """Take the next task, or learn that there will be none: the end of the main thread closes every pool."""

    __slots__ = ()
    target: ThreadPoolExecutor

    def __init__(self, target: ThreadPoolExecutor):
        super().__init__(target)
        current().note_access(("fiber", 0), False)

    def keys(self) -> tuple[Any, ...]:
        return (self.target.serial, ("fiber", 0))

    def choices(self) -> tuple[str, ...]:
        return ALWAYS if self.target.tasks or self.target.ending() else NEVER

    def execute(self, choice: str) -> Any:
        if self.target.tasks:
            return self.target.tasks.pop(0)
        self.target.closed = True  # by the worker, if it is the end of the main thread
        return None

    def event(self, done: bool = False, result: Any = None) -> Event:
        return words.about("take_work", self.target)

    def blocked(self) -> Event:
        return words.about("await_work", self.target)


class TaskAtHand(NextTask):
    """The same without waiting: `NOTHING` if there is nothing to learn."""

    __slots__ = ()

    def choices(self) -> tuple[str, ...]:
        return ALWAYS

    def execute(self, choice: str) -> Any:
        return super().execute(choice) if self.target.tasks or self.target.ending() else NOTHING


class Drain(NextTask):
    """Who has the lock of a pool takes the next of its tasks from it, for it will not be done: the future; None, and the lock is given back, at the end."""

    __slots__ = ("shut",)

    def __init__(self, target: ThreadPoolExecutor, shut: bool):
        super().__init__(target)
        self.shut = shut

    def choices(self) -> tuple[str, ...]:
        return ALWAYS

    def execute(self, choice: str) -> Future | None:
        return self.target._drain(self.shut)

    def event(self, done: bool = False, result: Any = None) -> Event:
        return words.about("close", self.target, choice="emptied") if done and result is None else super().event()


class AnyThread(PrimitiveOp):
    """Go on with any of so many threads of a pool."""

    __slots__ = ("count",)
    writes = False

    def __init__(self, target: ThreadPoolExecutor, count: int):
        super().__init__(target)
        self.count = count

    def choices(self) -> tuple[str, ...]:
        return tuple(map(str, range(self.count)))

    def execute(self, choice: str) -> int:
        return int(choice)

    def event(self, done: bool = False, result: Any = None) -> Event:
        return words.about("look_at", self.target)


class Worker(Thread):
    """One thread of a pool."""

    __slots__ = ("pool",)
    _awaited_at_the_end = True

    def __init__(self, pool: ThreadPoolExecutor, name: str):
        super().__init__(name=name)
        self.pool = pool

    def _before_a_look(self) -> None:
        """Raise `Unsupported` if CPython may have destroyed its pool, and then ends it."""
        if not (self.pool.ending() or self._fiber.finished or holds(self.pool, Worker)):
            raise Unsupported(DROPPED)

    def is_alive(self) -> Any:
        self._before_a_look()
        return super().is_alive()

    def join(self, timeout: float | None = None) -> Any:
        self._before_a_look()
        return super().join(timeout)

    def run(self) -> Generator[Op, Any, None]:
        pool, problem = self.pool, None
        if pool.initializer is not None:
            _, problem = yield from attempt(current().operations.call, None, pool.initializer, *pool.initargs)
        if problem is not None:  # CPython logs the exception, and that is all
            problem = None
            future = yield from Disable(pool)
            yield from pool._drained(future, False)
            return
        while True:
            task = (yield from TaskAtHand(pool)) if FREE_WITHOUT_TASK and pool.initializer is not None else NOTHING
            if task is NOTHING:
                if FREE_WITHOUT_TASK and pool.initializer is not None:
                    yield from ChangeFuture(pool, "be_free", "_free")
                task = yield from NextTask(pool)
            if task is None:
                return
            _, problem = yield from attempt(_work, task)
            if problem is not None:  # logged as well: the thread ends
                return
            if not FREE_WITHOUT_TASK and pool.initializer is not None:
                yield from ChangeFuture(pool, "be_free", "_free")


def _work(task: Task) -> Generator[Op, Any, None]:
    future, function, arguments, keywords = task
    if not (yield from ChangeFuture(future, "start_work", "_start")):
        return
    value, problem = yield from attempt(current().operations.call, None, function, *arguments, **keywords)
    if problem is None:
        yield from future.set_result(value)
    else:
        yield from future.set_exception(problem)


class ThreadPoolExecutor(Primitive):
    """``concurrent.futures.ThreadPoolExecutor``: a new thread for each task, up to `max_workers`.

    CPython makes none while one is free: only what the threads do besides the tasks (`initializer`) shows the difference.
    """

    __slots__ = (
        "__dict__", "broken", "closed", "deaf", "guessed", "idle", "initargs", "initializer", "max_workers", "owner", "prefix", "tasks", "told", "workers"
    )  # fmt: skip

    def __init__(self, max_workers: int | None = None, thread_name_prefix: str = "", initializer: Any = None, initargs: Any = ()):
        if max_workers is not None and max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        super().__init__()
        self.max_workers, self.guessed = max_workers or FEWEST, max_workers is None
        if not thread_name_prefix:
            if not current().note_access("pool numbers", True):
                raise Unsupported("deux fils créent chacun une équipe sans nom : donnez-leur un thread_name_prefix")
            thread_name_prefix = f"ThreadPoolExecutor-{current().counters.setdefault('pools', 0)}"
            current().counters["pools"] += 1
        self.prefix = thread_name_prefix
        self.initializer, self.initargs = initializer, initargs
        self.tasks: list[Any] = []
        self.workers: list[Worker] = []
        self.closed = self.broken = False
        self.told = False  # whether `shutdown` has put in the queue the mark that tells the workers to end
        self.deaf = False  # whether what the end of the main thread puts there was taken away
        self.owner: Fiber | None = None
        self.idle = 0

    def ending(self) -> bool:
        """Whether the queue holds a mark that tells the workers to end: the one who takes it puts it back."""
        return self.told or current().closing and not self.deaf

    def _free(self) -> None:
        self.idle += 1

    def submit(self, function: Any, /, *arguments: Any, **keywords: Any) -> Generator[Op, Any, Future]:
        future = Future()
        if (yield from Submit(self, "submit", "_add", (future, function, arguments, keywords))):
            worker = Worker(self, f"{self.prefix}_{len(self.workers)}")
            self.workers.append(worker)
            worker._begin()
        return future

    def _add(self, task: Task) -> bool:
        """Put a task in the queue; tell whether it needs one more thread."""
        if self.broken:
            raise BrokenThreadPool(BROKEN)
        if self.closed:
            raise RuntimeError("cannot schedule new futures after shutdown")
        if current().closing:
            raise RuntimeError("cannot schedule new futures after interpreter shutdown")
        self.tasks.append(task)
        if current().counted and 0 < len(self.workers) < self.max_workers:
            raise Unsupported(COUNTED)
        if self.initializer is not None and 0 < len(self.workers) < self.max_workers:
            current().versions.add(NOTE)
        if self.idle:
            self.idle -= 1
            return False
        if self.guessed and len(self.workers) == self.max_workers:
            current().invented.add("le nombre de fils d'une équipe sans max_workers")
        return len(self.workers) < self.max_workers

    def _break(self) -> Future | None:
        self.broken = True
        self.owner = current().current.thread
        return self._drain(False)

    def _drain(self, shut: bool) -> Future | None:
        """The first future that will not be filled; None, and the lock is given back, when there is none left."""
        if self.tasks:
            return self.tasks.pop(0)[0]
        self.owner = None
        self.told = shut  # what told the workers to end was in the queue too: only `shutdown` puts it there again
        self.deaf = not shut and (self.deaf or current().closing)
        return None

    def _drained(self, future: Future | None, shut: bool) -> Generator[Op, Any, None]:
        """Cancel, or fail, the futures that will not be filled; each is taken from the queue once the one before is dealt with."""
        while future is not None:
            _, problem = yield from attempt(self._give_up, future, shut)
            if problem is not None:
                self.owner = None
                current().touched.add(self.serial)
                raise problem
            future = yield from Drain(self, shut)

    def _give_up(self, future: Future, shut: bool) -> Generator[Op, Any, Any]:
        return future.cancel() if shut else future.set_exception(BrokenThreadPool(BROKEN))

    if sys.version_info >= (3, 14):

        def map(self, function: Any, *iterables: Any, timeout: Any = None, chunksize: int = 1, buffersize: Any = None) -> Any:
            if buffersize is not None:
                raise Unsupported("map(buffersize=…) n'est pas modélisé : confiez les tâches une à une avec submit")
            return self._map(function, iterables, timeout)

    else:

        def map(self, function: Any, *iterables: Any, timeout: Any = None, chunksize: int = 1) -> Any:
            return self._map(function, iterables, timeout)

    def _map(self, function: Any, iterables: tuple[Any, ...], timeout: Any) -> Any:
        mapped = current().base["$prelude"]["mapped"]
        return current().operations.call(None, mapped, self.submit, function, iterables, timeout)

    def _close(self, cancel: bool) -> Future | None:
        self.closed = True
        if cancel:
            self.owner = current().current.thread
            return self._drain(True)
        self.told = True
        return None

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> Generator[Op, Any, None]:
        future = yield from UnderLock(self, "close", "_close", bool(cancel_futures))
        yield from self._drained(future, True)
        if wait:
            yield from self._join()

    def _join(self) -> Generator[Op, Any, None]:
        current().touched.add(self.serial)
        left = [*self.workers]
        mine = current().current.thread in [worker._fiber for worker in left]
        while left:
            # CPython goes through a set. That shows only if one of them is who waits: it is refused, before or after the others.
            index = (yield from AnyThread(self, len(left))) if mine and len(left) > 1 else 0
            yield from left.pop(index).join()

    def __enter__(self) -> ThreadPoolExecutor:
        return self

    def __exit__(self, *exception: object) -> Generator[Op, Any, bool]:
        yield from self.shutdown()
        return False

    def view(self) -> Standing:
        return Standing("tasks_waiting", len(self.tasks))
