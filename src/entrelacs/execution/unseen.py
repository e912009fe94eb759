"""Values that a program may hand on but not look at.

The text of a traceback, a number drawn only to be slept: what they are worth changes nothing as long as nobody asks. Whoever
asks is refused, with what to write instead.
"""

from __future__ import annotations

import math
from typing import Any, NoReturn

from ..bounds.refusals import Unsupported
from .kernel import current

LOOKS = (
    "__eq__ __ne__ __lt__ __le__ __gt__ __ge__ __hash__ __str__ __repr__ __format__ __bool__ __len__ __iter__ __contains__ "
    "__getitem__ __int__ __float__ __index__ __round__ __trunc__ __floor__ __ceil__ __abs__ __neg__ __add__ __radd__ __sub__ "
    "__rsub__ __mul__ __rmul__ __truediv__ __rtruediv__ __floordiv__ __rfloordiv__ __mod__ __rmod__ __pow__ __rpow__ "
    "__divmod__ __rdivmod__ __reduce_ex__ __copy__ __deepcopy__"
).split()


class Unseen:
    """A value that nobody may look at; `reason` says so, in French. In an ``if``, a text, a sum, it is refused."""

    __slots__ = ("reason",)
    _modelled = True
    spoken = "un texte que personne ne lit"
    """How a step tells it, in French."""
    handed = (abs, round)
    """Functions of Python that make another such value of it."""

    def __init__(self, reason: str):
        self.reason = reason
        current().hides = True

    def stand_in(self) -> str:
        """A text to be written where nobody reads it."""
        return "…"


def _refuse(self: Unseen, *arguments: Any) -> NoReturn:
    raise Unsupported(self.reason)


for _name in LOOKS:
    setattr(Unseen, _name, _refuse)


LOOKING_DEEP = frozenset("json json.encoder _json statistics _statistics pprint struct _struct array".split())
"""Modules whose functions look at what the containers that they are given hold."""


def refuse_inside(values: Any) -> None:
    """Refuse a value that nobody may look at, wherever it is in these containers."""
    todo, seen = [*values], set()
    while todo:
        value = todo.pop()
        if isinstance(value, Unseen):
            raise Unsupported(value.reason)
        if id(value) not in seen and isinstance(value, (list, tuple, set, frozenset, dict)):
            seen.add(id(value))
            todo += [*value, *value.values()] if isinstance(value, dict) else value


class Delay(Unseen):
    """A number drawn at random, somewhere from `low` to `high`: it may be added to others, multiplied, and slept."""

    __slots__ = ("high", "low")
    spoken = "un nombre tiré au hasard"

    def __init__(self, low: float, high: float, reason: str):
        super().__init__(reason)
        self.low, self.high = min(low, high), max(low, high)

    def _with(self, other: Any, combine: Any) -> Any:
        if isinstance(other, Delay):
            others = (other.low, other.high)
        elif type(other) in (int, float, bool):
            others = (other, other)
        else:
            raise Unsupported(self.reason)
        ends = [combine(mine, its) for mine in (self.low, self.high) for its in others]
        if any(math.isnan(end) for end in ends):
            raise Unsupported(self.reason)
        return Delay(min(ends), max(ends), self.reason)

    def __add__(self, other: Any) -> Any:
        return self._with(other, lambda a, b: a + b)

    def __sub__(self, other: Any) -> Any:
        return self._with(other, lambda a, b: a - b)

    def __rsub__(self, other: Any) -> Any:
        return self._with(other, lambda a, b: b - a)

    def __mul__(self, other: Any) -> Any:
        return self._with(other, lambda a, b: a * b)

    def __truediv__(self, other: Any) -> Any:
        if type(other) not in (int, float) or other == 0:
            raise Unsupported(self.reason)
        return self._with(other, lambda a, b: a / b)

    __radd__, __rmul__ = __add__, __mul__

    def __abs__(self) -> Delay:
        low = 0 if self.low <= 0 <= self.high else min(abs(self.low), abs(self.high))
        return Delay(low, max(abs(self.low), abs(self.high)), self.reason)

    def __round__(self, digits: int | None = None) -> Delay:
        return Delay(round(self.low, digits), round(self.high, digits), self.reason)


class Drawn(float):
    """The length of a delay that nobody knows, as a step tells it."""

    def __format__(self, spec: str) -> str:
        return "au hasard, par exemple " + float.__format__(self, spec)


def length(delay: Any) -> Any:
    """The seconds of a delay; of one drawn at random, some number that it may be."""
    if type(delay) is not Delay:
        return delay
    machine = current()
    if delay.low < 0 or machine.timed and not machine.simulation:  # it might be an error, or be seen on the clock
        raise Unsupported(delay.reason)
    return Drawn(delay.low if delay.high == math.inf else (delay.low + delay.high) / 2)
