"""Whether a value is true."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from ..execution.kernel import DRIVEN, Op, drive
from ..execution.world import Place
from .base import Base
from .protocols import answered
from .reach import CONTAINERS, SCALARS, reached


class Truth(Base):
    """The part of the operations that tests values."""

    def truth(self, site: Place, value: Any) -> Any:
        """Whether `value` is true, as ``if`` asks: ``__bool__``, or else ``__len__``."""
        kind = type(value)
        if kind in SCALARS or kind is tuple:
            return bool(value)
        if kind in CONTAINERS:
            return self.reading(site, [value], False, bool, (value,), {})
        method = self.special(value, "__bool__")
        if method is not None:
            return answered(kind, "__bool__", self.call(site, method, value), bool)
        method = self.special(value, "__len__")
        if method is not None:
            return self.truthful(site, answered(kind, "__len__", self.call(site, method, value), len))
        return self.touching(site, reached((value,), self.machine), False, bool, (value,), {})

    def truthful(self, site: Place, value: Any) -> Any:
        """Whether what an operation answers is true: the operation may have to be driven first."""
        return self._truth_of(site, value) if isinstance(value, DRIVEN) else self.truth(site, value)

    def _truth_of(self, site: Place, value: Any) -> Generator[Op, Any, bool]:
        """The end of `truthful`, for an operation that has to be driven."""
        result = yield from value
        return (yield from drive(self.truth(site, result)))
