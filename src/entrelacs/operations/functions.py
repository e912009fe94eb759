"""Functions of the program: what stands for them, and how to tell them from others."""

from __future__ import annotations

from collections.abc import Callable
from types import CodeType, FunctionType
from typing import Any

from .base import Base


def wrapped(frame_of: Callable[..., Any], atomic: Callable[..., Any]) -> Any:
    """A plain function that runs the generator function `frame_of` at one go: what C code sees of a function of the program."""

    def function(*arguments: Any, **keywords: Any) -> Any:
        return atomic(None, frame_of, *arguments, **keywords)

    return function


WRAPPER = wrapped(len, len).__code__
BODY = WRAPPER.co_freevars.index("frame_of")
DRESSED: dict[CodeType, int] = {}
"""The codes of all that stands for a ``def``, plain, asynchronous or of a generator: where each closes over its body."""


def body_of(function: FunctionType) -> Callable[..., Any] | None:
    """The generator function of a user function, or None for any other function."""
    return function.__closure__[BODY].cell_contents if function.__code__ is WRAPPER else None  # type: ignore[index]  # a wrapper has cells


def defined(function: FunctionType) -> FunctionType:
    """The generator function that a ``def`` of any kind was lowered to; the function itself, if it is none."""
    place = DRESSED.get(function.__code__)
    return function if place is None else function.__closure__[place].cell_contents  # type: ignore[index]  # it has cells


def dressed(function: Any, frame_of: Any) -> Any:
    """Give `function`, which closes over `frame_of`, its names, its documentation and its annotations."""
    DRESSED.setdefault(function.__code__, function.__code__.co_freevars.index("frame_of"))
    function.__name__, function.__qualname__ = frame_of.__name__, frame_of.__qualname__
    function.__doc__, function.__module__ = frame_of.__doc__, frame_of.__module__
    if hasattr(frame_of, "__annotate__"):  # CPython 3.14: annotations are evaluated when they are asked for
        function.__annotate__ = frame_of.__annotate__
    else:
        function.__annotations__ = frame_of.__annotations__
    if hasattr(frame_of, "__type_params__"):  # CPython 3.12
        function.__type_params__ = frame_of.__type_params__
    return function


class Functions(Base):
    """The part of the operations that defines functions."""

    def function(self, frame_of: Any) -> Any:
        """What a ``def`` binds: a function of the program, of which `frame_of` is the body."""
        return dressed(wrapped(frame_of, self.atomic), frame_of)

    def own_function(self, function: FunctionType) -> bool:
        """Whether a function was written by the program (or by the prelude, for its own use)."""
        place = defined(function).__globals__
        return body_of(function) is not None or place is self.machine.namespace or place is self.machine.base.get("$prelude")


def named(name: str, qualname: str) -> Callable[[Any], Any]:
    """Give a function the name it has in the program."""

    def name_it(function: Any) -> Any:
        function.__name__, function.__qualname__ = name, qualname
        return function

    return name_it
