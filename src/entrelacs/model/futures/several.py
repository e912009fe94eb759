"""Several futures at once: `concurrent.futures.wait`, and what `as_completed` and `Executor.map` (in the prelude) are made of.

Neither of the first two is woken up by a cancellation, but by the worker that learns of it. Those that have finished when
`as_completed` begins come in the order of a set, which is any; the others, in that in which they have finished.

Python's documentation: concurrent.futures, *Module Functions*. What it leaves open: CPython's Lib/concurrent/futures/_base.py.
"""

from __future__ import annotations

import concurrent.futures
from collections.abc import Generator
from itertools import combinations
from typing import Any

from ...execution import words
from ...execution.kernel import ALWAYS, EXPIRE, NEVER, Op, current
from ...execution.unseen import length
from ...results import Event
from ..moments import from_now, until
from ..primitive import Primitive, PrimitiveOp, timed
from .future import ALL_COMPLETED, Future, Until


class UntilSettled(Until):
    """``wait``: a cancelled future counts once a worker has learnt it."""

    __slots__ = ()

    def holds_from_the_start(self) -> bool:
        """Whether `wait` sees at its first look, which is one for all the futures, that it does not have to wait.

        Its last look is at each in turn: where what it waits for is all that it answers, that is the same.
        """
        if len(self.futures) < 2 or self.mode == ALL_COMPLETED and not self.timed:
            return True
        current().touched.update(self.keys())
        return self.choices() is ALWAYS

    @staticmethod
    def ended(future: Future) -> bool:
        return future.settled()


class Arrivals(Primitive):
    """The futures that have finished since `as_completed` looks at them, in this order, and that it has not taken yet."""

    __slots__ = ("futures", "mixed")

    def __init__(self) -> None:
        super().__init__()
        self.futures: list[Future] = []
        self.mixed = False
        """Whether some of them tell others as well, one after the other: two of them may then come in any order."""


class Enlist(PrimitiveOp):
    """Look at several futures at once: those that have finished; the others will tell when they have."""

    __slots__ = ("arrivals", "futures")

    def __init__(self, futures: list[Future], arrivals: Arrivals):
        self.target, self.futures, self.arrivals = futures[0], futures, arrivals

    def keys(self) -> tuple[Any, ...]:
        return (self.arrivals.serial, *(future.serial for future in self.futures))

    def execute(self, choice: str) -> list[Future]:
        for future in self.futures:
            if not future.settled():
                for other in (self.arrivals, *future.followers):
                    current().touched.add(other.serial)
                    other.mixed |= bool(future.followers)
                future.followers.append(self.arrivals)
        return [future for future in self.futures if future.settled()]

    def event(self, done: bool = False, result: Any = None) -> Event:
        return words.about("look_at", self.target)


class Arrive(PrimitiveOp):
    """Wait until some futures have finished: all of those. The clock is looked at before."""

    __slots__ = ("counts", "futures", "late", "timed")
    target: Arrivals

    def __init__(self, target: Arrivals, futures: list[Future], has_timeout: bool, late: bool, counts: tuple[int, int]):
        super().__init__(target)
        self.futures, self.timed, self.late, self.counts = futures, has_timeout, late, counts

    def keys(self) -> tuple[Any, ...]:
        return (self.target.serial, *(future.serial for future in self.futures))

    def choices(self) -> tuple[str, ...]:
        if self.late:
            return EXPIRE
        if self.target.futures:
            return ("", "expire") if self.timed else ALWAYS
        return EXPIRE if self.timed else NEVER

    def execute(self, choice: str) -> list[Future]:
        if choice == "expire":
            raise TimeoutError("{} (of {}) futures unfinished".format(*self.counts))
        batch, self.target.futures = self.target.futures, []
        return batch

    def event(self, done: bool = False, result: Any = None) -> Event:
        return words.about("receive_done", result[0]) if done else Event("await_result")

    def blocked(self) -> Event:
        return Event("await_result")


class NextDone(PrimitiveOp):
    """Take any of some futures that have finished: each is a branch."""

    __slots__ = ("futures",)
    writes = False

    def __init__(self, futures: list[Future]):
        self.target, self.futures = futures[0], futures

    def keys(self) -> tuple[Any, ...]:
        return tuple(future.serial for future in self.futures)

    def choices(self) -> tuple[str, ...]:
        return ALWAYS if len(self.futures) == 1 else tuple(map(str, range(len(self.futures))))

    def execute(self, choice: str) -> Future:
        return self.futures[int(choice or 0)]

    def event(self, done: bool = False, result: Any = None) -> Event:
        return words.about("receive_done", result) if done else Event("await_result")


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


class Left(Settled):
    """Leave several futures one by one, in the order of a set, which is any: of those that have finished meanwhile, some count.

    The others were left before they finished, and those that have not finished by now might as well have been.
    """

    __slots__ = ("before",)

    def __init__(self, futures: list[Future], before: list[Future]):
        super().__init__(futures)
        self.before = before

    def choices(self) -> tuple[str, ...]:
        came = [str(index) for index, future in enumerate(self.futures) if future.settled() and future not in self.before]
        return tuple(",".join(some) for size in range(len(came) + 1) for some in combinations(came, size)) if came else ALWAYS

    def execute(self, choice: str) -> list[Future]:
        counted = set(map(int, choice.split(","))) if choice else ()
        return [future for index, future in enumerate(self.futures) if index in counted or future in self.before]


def wait(fs: Any, timeout: float | None = None, return_when: str = ALL_COMPLETED) -> Generator[Op, Any, Any]:
    futures = yield from distinct(fs)
    done: set[Future] = set()
    if futures:
        at_once = yield from _wait(UntilSettled(futures, return_when, timed(timeout)))
        settled = yield from Settled(futures)
        if not at_once and len(settled) < len(futures) - 1:
            settled = yield from Left(futures, settled)
        done = set(settled)
    return concurrent.futures.wait.__globals__["DoneAndNotDoneFutures"](done, set(futures) - done)


def _wait(until_settled: UntilSettled) -> Generator[Op, Any, bool]:
    """Wait; tell whether there was nothing to wait for."""
    at_once = until_settled.holds_from_the_start()
    yield from until_settled
    return at_once


def distinct(fs: Any) -> Generator[Op, Any, list[Future]]:
    """The futures of an iterable, each once."""
    futures = yield from current().operations.listed(fs)
    return [future for index, future in enumerate(futures) if future not in futures[:index]]


def already_done(futures: list[Future], arrivals: Arrivals) -> Any:
    """Those that have finished; the others will say when they have."""
    return Enlist([*futures], arrivals) if futures else []


def arrived(arrivals: Arrivals, futures: list[Future], timeout: float | None, limit: Any, total: int) -> Arrive:
    """Those that have finished meanwhile, at least one, unless the `limit` comes before."""
    has_timeout = timed(time_left(timeout, limit))
    return Arrive(arrivals, [*futures], has_timeout, limit is not None and until(limit) < 0, (len(futures), total))


def next_done(batch: list[Future], early: bool, arrivals: Arrivals) -> Any:
    """Which of several futures that have finished comes first."""
    if early or arrivals.mixed:
        return NextDone([*batch])
    return batch[0]


def limit_of(timeout: float | None) -> Any:
    """The moment when a delay that begins now ends; None where nothing looks at the time, and it may end whenever."""
    machine = current()
    ends = timed(timeout)
    machine.current.deadline = None
    return from_now(length(timeout)) if ends and machine.timed else None


def time_left(timeout: float | None, limit: Any) -> float | None:
    """What is left of a delay that ends at a `limit`."""
    return timeout if limit is None else until(limit)


def withdraw(future: Future) -> Any:
    """Cancel a future, if that may still change anything."""
    current().touched.add(future.serial)
    return None if future.over() else future.cancel()


HELPERS = {
    "distinct": distinct, "already_done": already_done, "arrived": arrived, "next_done": next_done, "Arrivals": Arrivals,
    "limit_of": limit_of, "time_left": time_left, "withdraw": withdraw,
}  # fmt: skip
"""What ``map`` and ``as_completed``, which are in the prelude, are made of."""
