"""A class, written: all that its body or the program has put into it."""

from __future__ import annotations

import sys
import types
from collections.abc import Hashable
from operator import attrgetter
from typing import Any, NamedTuple

from ..operations.functions import body_of
from ..operations.shapes import HEAP_TYPE, UNSET, is_global
from .frames import Frames
from .writing import PLAIN

CONSTANT = PLAIN | {float, bytes, complex, types.CodeType}
NAMES = attrgetter("__name__", "__qualname__")
ATTRIBUTES = attrgetter("__dict__")
EAGER_ANNOTATIONS = sys.version_info < (3, 14)
"""Whether a function keeps what its annotations were worth when it was defined."""
SKIPPED = frozenset(
    ("__dict__", "__weakref__", "_abc_impl", "_value2member_map_", "_unhashable_values_", "_hashable_values_", "_unhashable_values_map_")
)
"""What a class holds besides what its body gives: descriptors of its own layout, caches of `abc` and of `enum`."""


def named_type(value: Any) -> bool:
    """Whether the text of an annotation tells it from all others."""
    return isinstance(value, type | str | None | types.GenericAlias | types.UnionType) or type(value).__module__ == "typing"


class ClassContent(NamedTuple):
    """What a class held when it was last looked at."""

    mark: bytes
    names: tuple[str, ...]
    items: tuple[Any, ...]
    functions: tuple[Any, ...]
    """Those taken for fixed."""
    varying: tuple[Any, ...]
    """The bases, then what is to be visited each time."""

    def holds(self, value: Any) -> bool:
        """Whether it still holds the same objects, and its functions have been given no attribute."""
        content, bases = value.__dict__, value.__bases__
        return (
            self.names == tuple(content)
            and tuple(map(id, self.items)) == tuple(map(id, content.values()))
            and self.varying[: len(bases)] == bases
            and not any(map(ATTRIBUTES, self.functions))
        )


class WrittenClasses(Frames):
    """The part of a snapshot that writes classes."""

    def klass(self, value: Any, kind: type) -> None:
        """A class: all that its body or the program has put into it. Those of Python itself are told by their names."""
        mark = self.foreign.get(value)
        if mark is not None:
            self.out.append(mark)
            return
        known = self.classes.get(value)
        if known is None:
            if not value.__flags__ & HEAP_TYPE or is_global(value):
                self.out.append(self.foreign.setdefault(value, self.mark("class", value)))
                return
        if known is None or not known.holds(value):
            known = self.classes[value] = self.class_content(value)
        self.out.append(known.mark)
        self.items(known.varying)

    def class_content(self, value: Any) -> ClassContent:
        """What a class holds: what cannot change is told by a mark, the rest is to be visited each time."""
        names, items = tuple(value.__dict__), tuple(value.__dict__.values())
        fixed: list[Hashable] = ["class", value.__name__, value.__qualname__]
        varying: list[Any] = [*value.__bases__]
        if type(value) is not type:
            varying.append(type(value))
        functions: list[Any] = []
        for name, item in zip(names, items, strict=True):
            if name in SKIPPED:
                continue
            told = self.constant(item, value, functions)
            fixed.append((name, told))
            if told is None:
                varying.append(item)
        return ClassContent(self.mark(*fixed), names, items, tuple(functions), tuple(varying))

    def constant(self, value: Any, owner: type, functions: list[Any]) -> Hashable:
        """The name of something in a class that stays as it is, or None. The functions among it are added to `functions`."""
        kind = type(value)
        if kind in CONSTANT:
            return (kind, repr(value) if kind in (float, complex) else value)
        if kind is types.FunctionType:
            body = body_of(value) or value
            if any(self.filled(cell) is not owner for cell in body.__closure__ or ()):  # only ``__class__``, for ``super()``
                return None
            plain = all(type(v) in CONSTANT for v in (*(body.__defaults__ or ()), *(body.__kwdefaults__ or {}).values()))
            annotations = body.__annotations__ if EAGER_ANNOTATIONS else {}
            if not plain or value.__dict__ or not all(map(named_type, annotations.values())):
                return None
            functions.append(value)
            defaults = repr(body.__defaults__), repr(body.__kwdefaults__), repr(annotations)
            return (self.code(body.__code__)[1], NAMES(value), defaults)
        if kind in (staticmethod, classmethod):
            inner = self.constant(value.__func__, owner, functions)
            return inner and (kind, inner)
        if kind is property:
            parts = [self.constant(part, owner, functions) for part in (value.fget, value.fset, value.fdel, value.__doc__)]
            return (kind, *parts) if all(parts) else None
        if kind in (types.MemberDescriptorType, types.GetSetDescriptorType):
            return (kind, value.__name__)
        return None

    @staticmethod
    def filled(cell: types.CellType) -> Any:
        """What a cell holds, or `UNSET`."""
        try:
            return cell.cell_contents
        except ValueError:
            return UNSET
