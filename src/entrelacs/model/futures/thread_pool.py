"""The modelled `concurrent.futures.ThreadPoolExecutor`.

A queue of tasks, and workers, one more for each task up to `max_workers`. The end of the main thread closes every pool: what hands
over a task, or takes one, therefore depends on it.

Python's documentation: concurrent.futures, *ThreadPoolExecutor*.
"""

from __future__ import annotations

from collections.abc import Generator
from concurrent.futures.thread import BrokenThreadPool
from typing import Any

from ...bounds.refusals import Unsupported
from ...execution import words
from ...execution.kernel import ALWAYS, LISTED, NEVER, Op, attempt, current, drive
from ...results import Event, Standing
from ..primitive import Primitive, PrimitiveOp
from ..thread import Thread
from .future import ChangeFuture, Future

Task = tuple["Future", Any, tuple[Any, ...], dict[str, Any]]
"""What a pool has to do: fill the future with what the function answers to these arguments."""
COUNTED = (
    "le programme compte ses fils, et une équipe n'en démarre un de plus que si aucun des siens n'est libre, ce qui dépend du moment et de la "
    "version de Python : donnez-lui un seul fil (max_workers=1), ou ne comptez pas"
)
BROKEN = "A thread initializer failed, the thread pool is not usable anymore"


class Submit(ChangeFuture):
    """Hand a task to a pool, which the end of the main thread closes."""

    __slots__ = ()

    def __init__(self, *arguments: Any):
        super().__init__(*arguments)
        current().note_accesses((("fiber", 0), LISTED), False)

    def keys(self) -> tuple[Any, ...]:
        return (self.target.serial, ("fiber", 0), LISTED)


class NextTask(PrimitiveOp):
    """A worker takes the next task, or learns that there will be none: the end of the main thread closes every pool."""

    __slots__ = ()
    target: ThreadPoolExecutor

    def __init__(self, target: ThreadPoolExecutor):
        super().__init__(target)
        current().note_access(("fiber", 0), False)

    def keys(self) -> tuple[Any, ...]:
        return (self.target.serial, ("fiber", 0))

    def choices(self) -> tuple[str, ...]:
        return ALWAYS if self.target.tasks or self.target.closed or current().closing else NEVER

    def execute(self, choice: str) -> Any:
        return self.target.tasks.pop(0) if self.target.tasks else None

    def event(self, done: bool = False, result: Any = None) -> Event:
        return words.about("take_work", self.target)

    def blocked(self) -> Event:
        return words.about("await_work", self.target)


class Worker(Thread):
    """One thread of a pool."""

    __slots__ = ("pool",)
    _awaited_at_the_end = True

    def __init__(self, pool: ThreadPoolExecutor, name: str):
        super().__init__(name=name)
        self.pool = pool

    def run(self) -> Generator[Op, Any, None]:
        problem = None
        if self.pool.initializer is not None:
            _, problem = yield from attempt(current().operations.call, None, self.pool.initializer, *self.pool.initargs)
        if problem is not None:  # CPython logs the exception, and that is all
            abandoned = yield from ChangeFuture(self.pool, "disable", "_break")
            while abandoned:
                yield from abandoned.pop(0)[0].set_exception(BrokenThreadPool(BROKEN))
            return
        while True:
            task = yield from NextTask(self.pool)
            if task is None:
                return
            yield from _work(task)
            if self.pool.initializer is not None:
                yield from ChangeFuture(self.pool, "be_free", "_free")


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

    __slots__ = ("__dict__", "broken", "closed", "idle", "initargs", "initializer", "max_workers", "prefix", "tasks", "workers")

    def __init__(
        self, max_workers: int | None = None, thread_name_prefix: str = "", initializer: Any = None, initargs: Any = ()
    ):
        if max_workers is not None and max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        super().__init__()
        self.max_workers = max_workers or 4
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
        self.idle = 0

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
        if self.idle:
            self.idle -= 1
            return False
        return len(self.workers) < self.max_workers

    def _break(self) -> list[Task]:
        """A worker could not begin: the pool takes no more tasks, and hands over those that it had."""
        self.broken = True
        tasks, self.tasks = self.tasks, []
        return tasks

    def map(self, function: Any, *iterables: Any, timeout: Any = None, chunksize: int = 1) -> Any:
        operations = current().operations
        columns: list[Any] = []
        while len(columns) < len(iterables):
            column = yield from operations.listed(iterables[len(columns)])
            columns.append(column)
        rows = list(zip(*columns, strict=False))
        futures: list[Future] = []
        while len(futures) < len(rows):
            future = yield from self.submit(function, *rows[len(futures)])
            futures.append(future)
        return (yield from drive(operations.call(None, current().base["$prelude"]["results"], futures, timeout)))

    def _close(self) -> None:
        self.closed = True

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> Generator[Op, Any, None]:
        yield from ChangeFuture(self, "close", "_close")
        if cancel_futures:
            while self.tasks:
                yield from self.tasks.pop()[0].cancel()
        index = 0
        while wait and self._more_than(index):
            yield from self.workers[index].join()
            index += 1

    def _more_than(self, index: int) -> bool:
        current().touched.add(self.serial)
        return index < len(self.workers)

    def __enter__(self) -> ThreadPoolExecutor:
        return self

    def __exit__(self, *exception: object) -> Generator[Op, Any, bool]:
        yield from self.shutdown()
        return False

    def view(self) -> Standing:
        return Standing("tasks_waiting", len(self.tasks))
