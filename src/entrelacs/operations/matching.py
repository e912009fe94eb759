"""What ``match`` asks of a value: whether it is a sequence, a mapping or of a class, its length, its keys, its attributes."""

from __future__ import annotations

from collections.abc import Generator
from types import FunctionType
from typing import Any

from ..bounds.refusals import Unsupported
from ..execution.kernel import Op, caught, drive
from ..execution.unseen import Unseen
from ..execution.world import Place
from .classes_asked import check_kind
from .found_early import FOUND, FoundEarly
from .functions import body_of
from .lacks import known_as
from .protocols import answered

SEQUENCE, MAPPING, MATCH_SELF = 1 << 5, 1 << 6, 1 << 22
"""Flags of types, as CPython's ``match`` reads them: ``Py_TPFLAGS_SEQUENCE`` and the like."""


class Matching(FoundEarly):
    """The part of the rarer constructs that ``match`` is lowered to."""

    @staticmethod
    def sequence(value: Any) -> bool:
        return bool(type(value).__flags__ & SEQUENCE)

    @staticmethod
    def mapping(value: Any) -> bool:
        return bool(type(value).__flags__ & MAPPING)

    def length(self, site: Place, value: Any) -> Any:
        """``len(value)``."""
        method = self.operations.special(value, "__len__")
        if method is not None:
            return answered(type(value), "__len__", self.operations.call(site, method, value), len)
        return self.operations.call_native(site, len, (value,), {})

    def matchkeys(self, site: Place, value: Any, keys: tuple[Any, ...]) -> Generator[Op, Any, tuple[Any, ...] | None]:
        """The values of a mapping for these keys, or None when one is missing."""
        values: list[Any] = []
        seen: set[Any] = set()
        method = yield from drive(self.find(site, value, "get"))
        while len(values) < len(keys):
            key = keys[len(values)]
            if key in seen:
                raise ValueError(f"mapping pattern checks duplicate key ({key!r})")
            seen.add(key)
            item = yield from drive(self.found(site, method, value, "get", key, FOUND))
            if item is FOUND:
                return None
            values.append(item)
        return tuple(values)

    @staticmethod
    def without(content: dict[Any, Any], keys: tuple[Any, ...]) -> dict[Any, Any]:
        """What ``**rest`` takes: a copy whose keys already matched are gone."""
        for key in keys:
            del content[key]
        return content

    def matchclass(
        self, site: Place, value: Any, kind: Any, count: int, keywords: tuple[str, ...]
    ) -> Generator[Op, Any, tuple[Any, ...] | None]:
        """The attributes that a class pattern looks at (`count` by their place), or None when `value` does not match."""
        operations = self.operations
        if isinstance(value, Unseen):
            raise Unsupported(value.reason)
        check_kind(kind, "de motif")
        if not isinstance(kind, type):
            match value:
                case kind():  # raises as CPython does
                    pass
        check = type(kind).__instancecheck__
        if isinstance(check, FunctionType) and body_of(check) is not None:
            result = yield from drive(operations.call(site, check, kind, value))
            if not (yield from drive(operations.truth(site, result))):
                return None
        elif not isinstance(value, kind):
            return None
        names: Any = []
        values: list[Any] = []
        if count:
            try:
                names = yield from drive(operations.getattr(site, kind, "__match_args__"))
            except caught(AttributeError):
                names = None
            if names is not None and type(names) is not tuple:
                raise TypeError(f"{kind.__name__}.__match_args__ must be a tuple (got {known_as(type(names))})")
            itself = names is None and bool(kind.__flags__ & MATCH_SELF)
            allowed = int(itself) if names is None else len(names)
            if allowed < count:
                raise TypeError(
                    f"{kind.__name__}() accepts {allowed} positional sub-pattern{'' if allowed == 1 else 's'} ({count} given)"
                )
            values = [value] if itself else []
            names = [] if names is None else list(names[:count])
        names = [*names, *keywords]
        index = 0
        while index < len(names):
            name = names[index]
            if type(name) is not str:
                raise TypeError(f"__match_args__ elements must be strings (got {known_as(type(name))})")
            if name in names[:index]:
                raise TypeError(f"{kind.__name__}() got multiple sub-patterns for attribute {name!r}")
            try:
                item = yield from drive(operations.getattr(site, value, name))
            except caught(AttributeError):
                return None
            values.append(item)
            index += 1
        return tuple(values)
