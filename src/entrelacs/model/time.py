"""The modelled `time`: a virtual clock.

While exploring, ``sleep(d)`` is an unbounded delay: whoever else may go first, so it is only a
switch point, and it moves the clock forward by at least `d`. While simulating, a sleeping thread
wakes up exactly `d` later, when no other can go on. Between two sleeps time passes too: see
`entrelacs.model.moments`.

Python's documentation: time.
"""

from __future__ import annotations

import calendar
import datetime
import sched
import sys
import time
from collections.abc import Callable, Generator, Hashable
from operator import index
from typing import Any

from ..execution import words
from ..execution.kernel import ALWAYS, NEVER, Op, current, drive
from ..execution.unseen import length
from ..operations.lacks import fully_known_as, known_as
from ..results import Event as Told
from .moments import Moment, Reading, time_matters

STANDS_FOR = "time"
LATER = "plus"
PATIENCE, PASSING = 1_000, 0.01
"""When simulating, how often the clock may be read in one execution before it moves by itself, and how much then."""
DAY = 86_400


class Sleep(Op):
    """Wait for some time."""

    __slots__ = ("fiber", "seconds")
    stands_back = True

    def __init__(self, seconds: float):
        machine = current()
        self.fiber, self.seconds = machine.current, seconds
        if machine.timed:
            self.fiber.wake = machine.now() + float(seconds)

    @property
    def eager(self) -> bool:  # type: ignore[override]  # nobody ever sets it
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

    def event(self, done: bool = False, result: Any = None) -> Told:
        return words.lasting("wake" if done else "sleep", self.seconds)

    def blocked(self) -> Told:
        return words.lasting("sleep", self.seconds)


class ReadClock(Op):
    """Read the time, now or later."""

    __slots__ = ("kind", "later", "rate")

    def __init__(self, kind: str = "monotonic", rate: float = 1.0):
        self.kind, self.rate, self.later = kind, rate, 0
        time_matters()

    @property
    def writes(self) -> bool:  # type: ignore[override]  # nobody ever sets it
        return bool(current().delays)

    def keys(self) -> tuple[Hashable, ...]:
        return ("clock",)

    def choices(self) -> tuple[str, ...]:
        delays = current().delays
        return ("", *(f"{LATER}{delay}" for delay in sorted(delays))) if delays else ALWAYS

    def execute(self, choice: str) -> float:
        machine = current()
        if choice:
            self.later = int(choice.removeprefix(LATER))
            machine.clock += self.later / 1e6
        if machine.simulation:
            machine.readings += 1
            if machine.readings > PATIENCE:  # a thread that looks at the clock until it moves
                machine.clock += PASSING
            return machine.clock * self.rate if self.rate == 1 else int(machine.clock * self.rate)
        return Moment(machine.clock, Reading(), self.rate, self.kind)

    def event(self, done: bool = False, result: Any = None) -> Told:
        value = str(result) if done and type(result) is not Moment else None
        return Told("read_clock", value=value, amount=self.later / 1e6 if self.later else None)


def date_of_clock() -> Generator[Op, Any, float]:
    """The time as a number, for a calendar: comparisons of dates are not followed, so it may come at once, just later, or a day later."""
    machine = current()
    machine.learn(0)
    machine.learn(DAY)
    if not machine.dated:
        machine.dated = machine.dirty = True
    moment = yield from ReadClock("time")
    return moment.at if type(moment) is Moment else moment


def today(cls: Any, *arguments: Any, **keywords: Any) -> Generator[Op, Any, Any]:
    """``datetime.now()`` and its like, of a class: the time of the model, that begins in 1970."""
    seconds = yield from date_of_clock()
    zone = keywords.get("tz", arguments[0] if arguments else None)
    if zone is not None:
        return (datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC) + datetime.timedelta(seconds=seconds)).astimezone(zone)
    moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=seconds)
    if not issubclass(cls, datetime.datetime):
        return cls(moment.year, moment.month, moment.day)
    return cls(moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second, moment.microsecond)


def sleep(seconds: Any, /) -> Sleep | Generator[Op, Any, None]:
    seconds = length(seconds)
    if isinstance(seconds, float):
        return lasting(seconds)
    kind = type(seconds)
    if sys.version_info >= (3, 15) and kind is not int:
        if hasattr(kind, "__float__") or hasattr(kind, "__index__"):
            return _sleep(seconds)
        raise TypeError(f"must be real number, not {known_as(kind)}")
    if sys.version_info >= (3, 14) and not hasattr(kind, "__index__"):
        raise TypeError(f"'{fully_known_as(kind)}' object cannot be interpreted as an integer or float")
    return lasting(index(seconds))


def _sleep(seconds: Any) -> Generator[Op, Any, None]:
    """As long as a number of another kind says, by its own method."""
    number = yield from drive(current().operations.call(None, float, seconds))
    yield from lasting(number)


def lasting(seconds: float) -> Sleep:
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    return Sleep(seconds)


def clock(kind: str, rate: float = 1.0) -> Callable[[], ReadClock]:
    """A function of the module that reads a clock."""

    def read() -> ReadClock:
        return ReadClock(kind, rate)

    return read


def _calendar(name: str) -> Any:
    """A function of the calendar whose last argument, a time, is that of the clock unless given. Here is Greenwich."""
    real = getattr(time, {"localtime": "gmtime", "ctime": "asctime"}.get(name, name))

    def function(*arguments: Any) -> Generator[Op, Any, Any]:
        whole = 2 if name == "strftime" else 1
        given = arguments[-1] if len(arguments) >= whole else None
        if given is None:
            given = yield from date_of_clock()
        elif type(given) is Moment:
            given = given.at
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
    "sleep": sleep, "time": clock("time"), "monotonic": clock("monotonic"), "perf_counter": clock("perf_counter"),
    "time_ns": clock("time", 1e9), "monotonic_ns": clock("monotonic", 1e9), "perf_counter_ns": clock("perf_counter", 1e9),
}  # fmt: skip
"""The functions of the module; messages name them."""
for _name, _function in PUBLIC.items():
    _function.__name__ = _function.__qualname__ = _name
