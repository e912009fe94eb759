"""The modelled `concurrent.futures`: a pool of threads, and the futures it fills."""

from __future__ import annotations

import concurrent.futures
from collections.abc import Generator
from concurrent.futures.thread import BrokenThreadPool
from typing import Any, Literal

from ..bounds.refusals import Unsupported
from ..execution import words
from ..execution.kernel import ALWAYS, EXPIRE, NEVER, Op, caught, current, drive
from ..results import Event, Standing, Verb
from .primitive import Primitive, PrimitiveOp, timed
from .threads import Thread

Task = tuple["Future", Any, tuple[Any, ...], dict[str, Any]]
"""What a pool has to do: fill the future with what the function answers to these arguments."""

CancelledError, InvalidStateError = concurrent.futures.CancelledError, concurrent.futures.InvalidStateError
BROKEN = "A thread initializer failed, the thread pool is not usable anymore"
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


class UntilSettled(Until):
    """``wait``: a cancelled future counts once a worker has learnt it."""

    __slots__ = ()

    @staticmethod
    def ended(future: Future) -> bool:
        return future.settled()


class NextDone(PrimitiveOp):
    """Wait for any of some futures: which finished one comes first is not defined, so each is a branch."""

    __slots__ = ("counts", "futures", "timed")

    def __init__(self, futures: list[Future], has_timeout: bool, counts: tuple[int, int]):
        self.target, self.futures, self.timed, self.counts = futures[0], futures, has_timeout, counts

    def keys(self) -> tuple[Any, ...]:
        return tuple(future.serial for future in self.futures)

    def choices(self) -> tuple[str, ...]:
        done = [str(index) for index, future in enumerate(self.futures) if future.settled()]
        if done:
            return ALWAYS if len(self.futures) == 1 else tuple(done)
        return EXPIRE if self.timed else NEVER

    def execute(self, choice: str) -> Future:
        if choice == "expire":
            raise TimeoutError("{} (of {}) futures unfinished".format(*self.counts))
        return self.futures[int(choice or 0)]

    def event(self, done: bool = False, result: Any = None) -> Event:
        return words.about("receive_done", result) if done else Event("await_result")

    def blocked(self) -> Event:
        return Event("await_result")


class Change(PrimitiveOp):
    """A change, or a reading, of the state of a future or of a pool: a call of one of its methods."""

    __slots__ = ("arguments", "method", "verb")

    def __init__(self, target: Any, verb: Verb, method: str, *arguments: Any):
        self.target, self.verb, self.method, self.arguments = target, verb, method, arguments

    def execute(self, choice: str) -> Any:
        return getattr(self.target, self.method)(*self.arguments)

    def event(self, done: bool = False, result: Any = None) -> Event:
        return words.about(self.verb, self.target)


class Submit(Change):
    """Hand a task to a pool, which the end of the main thread closes."""

    __slots__ = ()

    def __init__(self, *arguments: Any):
        super().__init__(*arguments)
        current().quiet(("fiber", 0), False)

    def keys(self) -> tuple[Any, ...]:
        return (self.target.serial, ("fiber", 0))


class Settled(PrimitiveOp):
    """Look at several futures at once: those that have finished."""

    __slots__ = ("futures",)
    writes = False

    def __init__(self, futures: list[Future]):
        self.target, self.futures = futures[0], futures

    def execute(self, choice: str) -> list[Future]:
        return [future for future in self.futures if future.settled()]

    def event(self, done: bool = False, result: Any = None) -> Event:
        return words.about("look_at", self.target)

    def keys(self) -> tuple[Any, ...]:
        return tuple(future.serial for future in self.futures)


class Future(Primitive):
    """``concurrent.futures.Future``."""

    __slots__ = ("__dict__", "callbacks", "error", "state", "value")

    def __init__(self) -> None:
        super().__init__()
        self.state: Literal["pending", "running", "done", "cancelled", "told"] = "pending"
        self.value: Any = None
        self.error: BaseException | None = None
        self.callbacks: list[Any] = []

    def over(self) -> bool:
        return self.state in ("done", "cancelled", "told")

    def settled(self) -> bool:
        """What ``wait`` and ``as_completed`` look at: they are not woken up by `cancel`, but by the worker that learns of it."""
        return self.state in ("done", "told")

    def done(self) -> Op:
        return Change(self, "look_at", "over")

    def running(self) -> Op:
        return Change(self, "look_at", "_among", "running")

    def cancelled(self) -> Op:
        return Change(self, "look_at", "_among", "cancelled", "told")

    def _among(self, *states: str) -> bool:
        return self.state in states

    def _start(self) -> bool:
        if self.state == "cancelled":
            self.state = "told"
            return False
        self.state = "running"
        return True

    def _fill(self, value: Any, error: BaseException | None) -> None:
        if self.over():
            raise InvalidStateError(f"{self.state}: {self!r}")
        self.state, self.value, self.error = "done", value, error

    def set_result(self, value: Any) -> Generator[Op, Any, None]:
        yield from Change(self, "fill", "_fill", value, None)
        yield from self._call_back()

    def set_exception(self, error: BaseException) -> Generator[Op, Any, None]:
        yield from Change(self, "fill", "_fill", None, error)
        yield from self._call_back()

    def _call_back(self) -> Generator[Op, Any, None]:
        while self.callbacks:
            yield from self._tell(self.callbacks.pop(0))

    def _tell(self, callback: Any) -> Generator[Op, Any, None]:
        try:
            yield from drive(current().operations.call(None, callback, self))
        except caught(Exception):
            pass  # written on the standard error, and that is all

    def _cancel(self) -> bool:
        if self.state == "pending":
            self.state = "cancelled"
        return self.state in ("cancelled", "told")

    def cancel(self) -> Generator[Op, Any, bool]:
        cancelled = yield from Change(self, "cancel", "_cancel")
        if cancelled:
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
        if (yield from Change(self, "observe", "_observe", function)):
            yield from self._tell(function)

    def _observe(self, function: Any) -> bool:
        if not self.over():
            self.callbacks.append(function)
        return self.over()

    def view(self) -> Standing:
        return Standing("cancelled" if self.state == "told" else self.state)


class NextTask(PrimitiveOp):
    """A worker takes the next task, or learns that there will be none: the end of the main thread closes every pool."""

    __slots__ = ()
    target: ThreadPoolExecutor

    def __init__(self, target: ThreadPoolExecutor):
        super().__init__(target)
        current().quiet(("fiber", 0), False)

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

    def __init__(self, pool: ThreadPoolExecutor, name: str):
        super().__init__(name=name)
        self.pool = pool

    def run(self) -> Generator[Op, Any, None]:
        call, failed = current().operations.call, False
        if self.pool.initializer is not None:
            try:
                yield from drive(call(None, self.pool.initializer, *self.pool.initargs))
            except GeneratorExit:
                raise
            except caught():
                failed = True
        if failed:  # CPython logs the exception, and that is all
            abandoned = yield from Change(self.pool, "disable", "_break")
            while abandoned:
                yield from abandoned.pop(0)[0].set_exception(BrokenThreadPool(BROKEN))
            return
        while True:
            task = yield from NextTask(self.pool)
            if task is None:
                return
            yield from _work(task)
            if self.pool.initializer is not None:
                yield from Change(self.pool, "be_free", "_free")


def _work(task: Task) -> Generator[Op, Any, None]:
    future, function, arguments, keywords = task
    if not (yield from Change(future, "start_work", "_start")):
        return
    value, problem = None, None
    try:
        value = yield from drive(current().operations.call(None, function, *arguments, **keywords))
    except GeneratorExit:
        raise
    except caught() as error:
        problem = error
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
            if not current().quiet("pool numbers", True):
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
        yield from Change(self, "close", "_close")
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


def wait(fs: Any, timeout: float | None = None, return_when: str = ALL_COMPLETED) -> Generator[Op, Any, Any]:
    futures = yield from distinct(fs)
    done: set[Future] = set()
    if futures:
        yield from UntilSettled(futures, return_when, timed(timeout))
        settled = yield from Settled(futures)
        done = set(settled)
    return concurrent.futures.wait.__globals__["DoneAndNotDoneFutures"](done, set(futures) - done)


def distinct(fs: Any) -> Generator[Op, Any, list[Future]]:
    """The futures of an iterable, each once."""
    futures = yield from current().operations.listed(fs)
    return [future for index, future in enumerate(futures) if future not in futures[:index]]


def already_done(futures: list[Future]) -> Any:
    """Those that have finished."""
    if not futures:
        return []
    return Settled(futures)


def next_done(futures: list[Future], timeout: float | None, unfinished: int, total: int) -> NextDone:
    return NextDone([*futures], timed(timeout), (unfinished, total))


HELPERS = {"distinct": distinct, "already_done": already_done, "next_done": next_done}
"""What ``as_completed``, which is in the prelude, is made of."""

PUBLIC: dict[str, Any] = {
    "ThreadPoolExecutor": ThreadPoolExecutor, "Future": Future, "wait": wait, "CancelledError": CancelledError,
    "InvalidStateError": InvalidStateError, "BrokenExecutor": concurrent.futures.BrokenExecutor, "TimeoutError": TimeoutError, "FIRST_COMPLETED": FIRST_COMPLETED,
    "FIRST_EXCEPTION": FIRST_EXCEPTION, "ALL_COMPLETED": ALL_COMPLETED,
}  # fmt: skip
