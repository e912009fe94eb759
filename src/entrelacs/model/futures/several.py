"""Several futures at once: `concurrent.futures.wait`, and what `as_completed` (in the prelude) is made of.

Neither is woken up by a cancellation, but by the worker that learns of it. Which of the futures that have finished comes first is
not documented: each is a branch.

Python's documentation: concurrent.futures, *Module Functions*.
"""

from __future__ import annotations

import concurrent.futures
from collections.abc import Generator
from typing import Any

from ...execution import words
from ...execution.kernel import ALWAYS, EXPIRE, NEVER, Op, current
from ...results import Event
from ..primitive import PrimitiveOp, timed
from .future import ALL_COMPLETED, Future, Until


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
