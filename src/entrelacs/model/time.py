"""The modelled `time`: a virtual clock.

While exploring, ``sleep(d)`` is an unbounded delay: whoever else may go first, so it is only a
switch point, and it moves the clock forward by at least `d`. While simulating, a sleeping thread
wakes up exactly `d` later, when no other can go on.
"""

from __future__ import annotations

import ast
import calendar
import datetime
import sched
import time
from collections.abc import Generator, Hashable
from typing import Any

from .. import words
from ..kernel import ALWAYS, NEVER, Fiber, Op, current
from .unseen import length


class Sleep(Op):
    """Wait for some time."""

    __slots__ = ("fiber", "seconds")
    stands_back = True

    def __init__(self, seconds: float):
        machine = current()
        self.fiber, self.seconds = machine.current, seconds
        if machine.timed:
            self.fiber.wake = machine.now() + seconds

    @property
    def eager(self) -> bool:
        return not current().timed

    def keys(self) -> tuple[Hashable, ...]:
        return ("clock",)

    def choices(self) -> tuple[str, ...]:
        machine = current()
        if machine.simulation and self.fiber.wake is not None and self.fiber.wake > machine.clock:
            return NEVER
        return ALWAYS

    def execute(self, choice: str) -> None:
        machine = current()
        if self.fiber.wake is not None:
            machine.clock = max(machine.clock, self.fiber.wake)
            self.fiber.wake = None

    def words(self, done: bool = False, result: Any = None) -> str:
        return f"{'se réveille après' if done else 'dort'} {words.seconds(self.seconds)}"

    def blocked(self) -> tuple[str, tuple[Fiber, ...]]:
        return f"dort {words.seconds(self.seconds)}", ()


class ReadClock(Op):
    """Read the time."""

    __slots__ = ("scale",)
    writes = False

    def __init__(self, scale: int):
        self.scale = scale

    def keys(self) -> tuple[Hashable, ...]:
        return ("clock",)

    def execute(self, choice: str) -> float:
        return current().clock if self.scale == 1 else int(current().clock * self.scale)

    def words(self, done: bool = False, result: Any = None) -> str:
        return "lit l'heure" + (f" : {result}" if done else "")


def today(cls: Any, *arguments: Any, **keywords: Any) -> Generator[Op, Any, Any]:
    """``datetime.now()`` and its like, of a class: the time of the model, that begins in 1970."""
    seconds = yield from ReadClock(1)
    zone = keywords.get("tz", arguments[0] if arguments else None)
    if zone is not None:
        return (datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC) + datetime.timedelta(seconds=seconds)).astimezone(zone)
    moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=seconds)
    if not issubclass(cls, datetime.datetime):
        return cls(moment.year, moment.month, moment.day)
    return cls(moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second, moment.microsecond)


def sleep(seconds: float, /) -> Sleep:
    seconds = length(seconds)
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    return Sleep(seconds)


def clock() -> ReadClock:
    return ReadClock(1)


def clock_ns() -> ReadClock:
    return ReadClock(10**9)


def _calendar(name: str) -> Any:
    """A function of the calendar whose last argument, a time, is that of the clock unless given. Here is Greenwich."""
    real = getattr(time, {"localtime": "gmtime", "ctime": "asctime"}.get(name, name))

    def function(*arguments: Any) -> Generator[Op, Any, Any]:
        whole = 2 if name == "strftime" else 1
        given = arguments[-1] if len(arguments) >= whole else None
        if given is None:
            given = yield from ReadClock(1)
        if name in ("strftime", "asctime", "ctime") and isinstance(given, (int, float)):
            given = time.gmtime(given)
        return real(*arguments[: whole - 1], given, *arguments[whole:])

    function.__name__ = function.__qualname__ = name
    return function


def mktime(time_tuple: Any, /) -> float:
    return float(calendar.timegm(time_tuple))


Event = sched.Event
PUBLIC: dict[str, Any] = {
    **{name: _calendar(name) for name in ("gmtime", "localtime", "strftime", "asctime", "ctime")},
    "sleep": sleep, "time": clock, "monotonic": clock, "perf_counter": clock, "process_time": clock,
    "thread_time": clock, "time_ns": clock_ns, "monotonic_ns": clock_ns, "perf_counter_ns": clock_ns,
}  # fmt: skip
CLOCKS = frozenset(PUBLIC) - {"sleep"} | {"when"}  # `asyncio.Timeout.when` is a time too


DATES = frozenset(("now", "today", "utcnow"))
"""Methods of dates that read the time."""


def reads_clock(source: str) -> bool:
    """Whether a program may look at the time: then, and only then, sleeping changes what it sees."""
    clocks = CLOCKS | DATES if "datetime" in source else CLOCKS
    for node in ast.walk(ast.parse(source)):
        names = (getattr(node, "attr", None), getattr(node, "value", None))  # an attribute, a string for getattr
        if isinstance(node, ast.ImportFrom) and node.module in ("time", "timeit"):
            names = tuple(alias.name for alias in node.names)
        elif isinstance(node, ast.Import | ast.ImportFrom):  # a scheduler reads the time by itself
            names = (getattr(node, "module", None), *(alias.name for alias in node.names))
            names = ("sched",) if "sched" in names else ()
        if any(isinstance(name, str) and name in clocks for name in names):
            return True
    return False
