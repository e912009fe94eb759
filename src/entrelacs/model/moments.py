"""Times and durations as the explored program sees them.

What the clock gives is a `Moment`, the difference of two moments a `Span`. Between two readings time passes, and nobody knows
how much: the comparisons made with them tell how much later the clock should have been read for them to turn out otherwise
(`Machine.learn`), and each of these delays is a branch of every reading. What they are worth goes no further: it is printed as
a placeholder, and other uses are refused.
"""

from __future__ import annotations

import math
from typing import Any, NoReturn

from ..bounds.refusals import Unsupported
from ..execution.kernel import current

DIGITS = 9
"""Of a difference of moments: more would show how they were computed."""


def _refuse(reason: str) -> Any:
    def method(*_: object) -> NoReturn:
        raise Unsupported(reason)

    return method


class Measured(float):
    """What the clock gives: it can be computed with, compared and printed, but its value may not go further."""

    __slots__ = ()
    _modelled = True
    placeholder = ""

    def __repr__(self) -> str:
        return self.placeholder

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return self.placeholder

    __hash__ = _refuse("une heure ou une durée mesurée sert de clé : elle n'est jamais deux fois la même, prenez autre chose")
    __int__ = __trunc__ = _refuse("une durée mesurée est convertie en entier : pour l'afficher, employez une f-string, avec :.0f")
    __floor__ = __ceil__ = __int__

    def __reduce_ex__(self, protocol: object) -> Any:
        raise Unsupported("une heure ou une durée mesurée ne peut pas être copiée")


class Rough(Measured):
    """What was computed from a span, and can only be printed (rounded, for example)."""

    __slots__ = ()
    placeholder = "⟨durée⟩"

    def _rough(self, *_: object) -> Rough:
        return Rough(self)

    _same: Any = _rough
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _same
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = __round__ = __neg__ = __pos__ = __abs__ = _same
    __lt__ = __le__ = __gt__ = __ge__ = __eq__ = __ne__ = __bool__ = _refuse(
        "une durée mesurée est comparée après un arrondi ou un quotient : comparez la durée elle-même à une limite"
    )
    __hash__ = Measured.__hash__


def _turns(gap: float, sides: tuple[bool, bool]) -> None:
    """Two quantities differ by `gap`; the first one, or the second one, would be larger if the clock were read later."""
    if gap <= 0 and sides[0] or gap >= 0 and sides[1]:
        current().learn(abs(gap))


class Span(Measured):
    """The difference of two moments, in seconds times `rate`; `side` tells if it grows or shrinks with time (0: either)."""

    __slots__ = ("rate", "side")
    rate: float
    side: int
    placeholder = "⟨durée⟩"

    def __new__(cls, value: float, rate: float, side: int) -> Span:
        self = float.__new__(cls, value)
        self.rate, self.side = rate, side
        return self

    def _compare(self, other: Any) -> float:
        """The difference with another number; what would change its sign is noted."""
        if type(other) is Span:
            if other.rate != self.rate:
                raise Unsupported("deux durées mesurées dans des unités différentes sont comparées")
            side = self.side - other.side
        elif isinstance(other, Measured):
            raise Unsupported("une durée mesurée est comparée à une heure")
        else:
            side = self.side
        gap = round(float(self) - float(other), DIGITS)
        if math.isfinite(gap):
            _turns(gap / self.rate, (side >= 0, side <= 0))
        return gap

    def __add__(self, other: Any) -> Any:
        if type(other) is Moment:
            return other + self
        if type(other) is Span:
            return Span(float(self) + float(other), self.rate, self.side if self.side == other.side else 0)
        return Span(float(self) + other, self.rate, self.side) if _number(other) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:
        if type(other) is Span:
            return Span(float(self) - float(other), self.rate, self.side if self.side == -other.side else 0)
        return Span(float(self) - other, self.rate, self.side) if _number(other) else NotImplemented

    def __rsub__(self, other: Any) -> Any:
        return Span(other - float(self), self.rate, -self.side) if _number(other) else NotImplemented

    def __mul__(self, other: Any) -> Any:
        if not _number(other):
            return NotImplemented
        return Span(float(self) * other, self.rate * abs(other), self.side if other > 0 else -self.side) if other else 0.0

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> Any:
        return self * (1 / other) if _number(other) else Rough(self) if type(other) is Span else NotImplemented

    def __neg__(self) -> Span:
        return Span(-float(self), self.rate, -self.side)

    def __pos__(self) -> Span:
        return self

    def __abs__(self) -> Span:
        return Span(abs(float(self)), self.rate, 0)

    __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = __round__ = Rough._same

    def __divmod__(self, other: Any) -> tuple[Rough, Rough]:
        return Rough(self), Rough(self)

    def __bool__(self) -> bool:
        return self != 0

    def __lt__(self, other: Any) -> Any:
        return self._compare(other) < 0 if _real(other) else NotImplemented

    def __le__(self, other: Any) -> Any:
        return self._compare(other) <= 0 if _real(other) else NotImplemented

    def __gt__(self, other: Any) -> Any:
        return self._compare(other) > 0 if _real(other) else NotImplemented

    def __ge__(self, other: Any) -> Any:
        return self._compare(other) >= 0 if _real(other) else NotImplemented

    def __eq__(self, other: Any) -> Any:
        return self._compare(other) == 0 if _real(other) else NotImplemented

    def __ne__(self, other: Any) -> Any:
        return self._compare(other) != 0 if _real(other) else NotImplemented

    __hash__ = Measured.__hash__


class Reading:
    """One reading of the clock, which stood at `at`: two times that come from the same one differ by what is known."""

    __slots__ = ("at",)
    _modelled = True
    _stateless = ("at",)  # written as seen from now

    def __init__(self) -> None:
        self.at = current().clock


class Moment(Measured):
    """A time: `at` seconds on the virtual clock, computed from one `reading`; `kind` tells which clock."""

    __slots__ = ("at", "kind", "rate", "reading")
    at: float
    kind: str
    rate: float
    reading: Reading
    placeholder = "⟨heure⟩"

    def __new__(cls, at: float, reading: Reading, rate: float, kind: str) -> Moment:
        self = float.__new__(cls, at * rate)
        self.at, self.reading, self.rate, self.kind = at, reading, rate, kind
        return self

    def _moved(self, by: Any) -> Moment:
        return Moment(self.at + float(by) / self.rate, self.reading, self.rate, self.kind)

    def __add__(self, other: Any) -> Any:
        if type(other) is not Span and not _number(other):
            return NotImplemented
        return self._moved(other) if math.isfinite(other) else other

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:
        if type(other) is Moment:
            self._same_clock(other)
            gap = round(self.at - other.at, DIGITS) * self.rate
            one, two = self.reading, other.reading
            return gap if one is two else Span(gap, self.rate, (one.at > two.at) - (one.at < two.at))
        if type(other) is not Span and not _number(other):
            return NotImplemented
        return self._moved(-other) if math.isfinite(other) else -other

    def __rsub__(self, other: Any) -> Any:
        if _number(other) and not math.isfinite(other):
            return other
        raise Unsupported("l'heure est retranchée d'un nombre : une heure n'a pas d'origine connue, partez d'une heure lue")

    def _same_clock(self, other: Moment) -> None:
        if (self.kind, self.rate) != (other.kind, other.rate):
            raise Unsupported("les heures de deux horloges différentes sont comparées")

    def _compare(self, other: Any) -> float:
        if type(other) is Moment:
            self._same_clock(other)
            gap = round(self.at - other.at, DIGITS)
            one, two = self.reading, other.reading
            if one is not two:
                _turns(gap, (one.at >= two.at, one.at <= two.at))
            return gap
        if isinstance(other, Measured):
            raise Unsupported("une heure est comparée à une durée mesurée")
        if not math.isfinite(other):
            return -other
        if other <= 0:
            return 1.0
        raise Unsupported("l'heure est comparée à un nombre : elle n'a pas d'origine connue, comparez-la à une heure lue plus tôt")

    __lt__, __le__, __gt__, __ge__ = Span.__lt__, Span.__le__, Span.__gt__, Span.__ge__
    __eq__, __ne__, __hash__ = Span.__eq__, Span.__ne__, Measured.__hash__
    __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __divmod__ = (
        __pow__
    ) = __rpow__ = __neg__ = __abs__ = __bool__ = __round__ = _refuse(
        "un calcul sur l'heure elle-même ne peut pas être suivi : calculez avec la différence de deux lectures de l'heure"
    )
    __int__ = __trunc__ = __floor__ = __ceil__ = __round__


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, Measured)


def _real(value: object) -> bool:
    return isinstance(value, int | float)


def time_matters() -> None:
    """The program looks at the time: from now on, sleeping changes what it sees, and the search begins again."""
    machine = current()
    if not machine.timed:
        machine.timed = machine.dirty = True


def from_now(seconds: float) -> float:
    """The moment at the end of a delay that begins now."""
    machine = current()
    moment = machine.now() + float(seconds)
    return moment if machine.simulation else Moment(moment, Reading(), 1.0, "loop")


def move_to(moment: float) -> None:
    """A delay ends: it is at least as late as that."""
    machine = current()
    machine.clock = max(machine.clock, moment.at if type(moment) is Moment else moment)


def until(moment: float) -> float:
    """The delay that ends at a moment; negative once it is over."""
    return round((moment.at if type(moment) is Moment else moment) - current().now(), DIGITS)
