"""Whether code that cannot stop would call the program through a value."""

from __future__ import annotations

from collections import ChainMap, deque
from collections.abc import MappingView
from types import FunctionType, GeneratorType, MethodType
from typing import Any

from .base import Base
from .functions import body_of
from .generators import GENERATORS, UserGenerator
from .reach import CONTAINERS, SCALARS

PLAIN_METHODS = frozenset("__init__ __post_init__ __new__ __init_subclass__ __class_getitem__ __enter__ __exit__ __call__ __del__".split())
"""Special methods that nobody calls behind the program's back."""


class Callbacks(Base):
    """The part of the operations that asks."""

    def calls_back(self, value: Any) -> bool:
        """Whether the library would call the program through this value."""
        kind = type(value)
        if kind in SCALARS:
            return False
        if kind is FunctionType or kind in GENERATORS:
            return True
        if kind is MethodType:
            return self.calls_back(value.__func__)
        if kind in self.machine.classes:
            return any(
                name.startswith("__") and name not in PLAIN_METHODS and isinstance(found, FunctionType) and body_of(found) is not None
                for base in kind.__mro__
                if base in self.machine.classes
                for name, found in vars(base).items()
            )
        if MappingView in kind.__mro__:  # those of dictionaries are only registered as such
            return self.calls_back(getattr(value, "_mapping", None))
        if isinstance(value, ChainMap):
            return any(self.calls_back(one) for one in vars(value).get("maps", ()) if not isinstance(one, dict))
        if kind in CONTAINERS or kind is tuple:
            return kind is not bytearray and any(self.calls_back(item) for item in (value.values() if isinstance(value, dict) else value) if type(item) not in CONTAINERS)
        return False

    def compared_in_python(self, value: Any) -> bool:
        """Whether comparing the items of a value runs Python code, of the program or written by `dataclasses`."""
        kind = type(value)
        if kind in CONTAINERS or kind is tuple:
            return kind is not bytearray and any(type(item) not in SCALARS and self.compared_in_python(item) for item in value)
        return self.special(value, "__lt__") is not None or self.special(value, "__eq__") is not None

    def compares(self, owner: Any, arguments: tuple[Any, ...]) -> bool:
        """Whether looking for an item calls the program's ``__eq__``."""
        return any(type(item) not in SCALARS and self.equal_by_program(item) for item in (*arguments[:1], *owner))

    def equal_by_program(self, value: Any) -> bool:
        """Whether comparing a value for equality calls a method of the program."""
        method = self.special(value, "__eq__")
        return method is not None and self.library.of_program(method)

    def lists(self, value: Any) -> bool:
        """Whether iterating over `value` calls the program."""
        if isinstance(value, (dict, list, set, deque, bytearray)):
            return False
        if self.of_program(value) or self.special(value, "__iter__") is not None:
            return True
        return self.special(value, "__getitem__") is not None and not hasattr(type(value), "__iter__")

    def of_program(self, iterator: Any) -> bool:
        """Whether asking an iterator for its next item runs code of the program."""
        return isinstance(iterator, (UserGenerator, GeneratorType)) or self.special(iterator, "__next__") is not None


def called_back(key: Any) -> bool:
    """Whether a key function is written in Python."""
    while type(key) is MethodType or type(key).__name__ == "partial":
        key = key.__func__ if type(key) is MethodType else key.func
    return type(key) is FunctionType or type(key).__module__ == "operator"
