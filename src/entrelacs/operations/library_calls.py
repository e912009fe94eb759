"""Calls of functions of the standard library that are written in Python, and of what `dataclasses` wrote for the program.

What they become when they are cut into steps is made by `entrelacs.operations.library`.
"""

from __future__ import annotations

from functools import partial
from types import FunctionType
from typing import Any

from ..execution.unseen import LOOKING_DEEP, refuse_inside
from .base import Base
from .functions import body_of, defined
from .hashes import check_order
from .library import dataclass_init, dataclass_source
from .reach import SCALARS, only_reads, reached


class LibraryCalls(Base):
    """The part of the operations that calls them."""

    def call_library(self, site: Any, function: Any, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        """A function or a class of the library that is written in Python: one step as long as nobody can be in the middle."""
        made = self.replaced.get(function)
        if made is not None:
            return self.call(site, made, *arguments, **keywords)
        everything = (*arguments, *keywords.values())
        if all(type(value) in SCALARS for value in everything):
            return self.made(site, function(*arguments, **keywords))
        if self.machine.hides and function.__module__ in LOOKING_DEEP:
            refuse_inside(everything)
        check_order(*everything)
        name = getattr(function, "__name__", "")
        if name == "__repr__" and self.machine.below_c:
            return self.call_native(site, function, arguments, keywords)  # the C code below may be writing this very object
        if isinstance(function, type):
            cut = partial(self.construct, site, function, arguments, keywords)
        else:
            steps = self.library.lowered(function)
            short = steps is None and name == "__repr__"  # what `dataclasses` writes knows that it is within itself
            if steps is None and arguments and hasattr(type(arguments[0]), "__dataclass_fields__"):
                steps = self.generated(function, type(arguments[0]))
            if steps is None:
                return self.call_native(site, function, arguments, keywords)
            cut = partial(self.rewritten_text, site, steps, arguments[0], "...") if short else partial(self.call, site, steps, *arguments, **keywords)
            if short and self.meets_written(arguments):
                return cut()
        if any(map(self.calls_back, everything)) or name == "__init__":
            return cut()
        self.check_written(name, everything)
        keys = reached(everything, self.machine)
        first = next(value for value in everything if type(value) not in SCALARS)
        return self.whole(site, first, keys, not only_reads(function), function, arguments, keywords, cut)

    # -- what `dataclasses` wrote ------------------------------------------------------------

    def generated(self, function: FunctionType, cls: type) -> Any:
        """A method that `dataclasses` wrote for a class of the program, lowered."""
        name = function.__name__
        owner = next((base for base in cls.__mro__ if vars(base).get(name) is function), None)
        if owner is None or "__dataclass_fields__" not in vars(owner):
            return None
        if name == "__init__":
            return self.generated_init(owner, function)
        text = dataclass_source(name, owner)
        return None if text is None else self.written(function, text, {})

    def written(self, function: FunctionType, text: str, space: dict[str, Any]) -> Any:
        """The function that a text defines, under the name of this one, which Python's messages tell."""
        made = self.library.written(text, space)
        if made is not None:
            defined(made).__qualname__ = made.__qualname__ = function.__qualname__
        return made

    def generated_init(self, owner: Any, function: FunctionType) -> Any:
        """The ``__init__`` that `dataclasses` wrote, lowered if it calls the program (a ``default_factory``, ``__post_init__``)."""
        known = self.machine.lowered
        if function not in known:
            factories = [field.default_factory for field in owner.__dataclass_fields__.values()]
            called = [getattr(owner, "__post_init__", None), *factories]
            known[function] = None
            if any(made in self.machine.classes or isinstance(made, FunctionType) and body_of(made) is not None for made in called):
                text, space = dataclass_init(owner)
                known[function] = self.written(function, text, space)
        return known[function]
