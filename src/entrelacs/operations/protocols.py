"""What CPython says when a special method is missing, or answers what it may not.

The messages change with the version. So none is written here: the version that runs raises it, for a stand-in of the same name.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from typing import Any

from ..execution.kernel import DRIVEN, Op
from .lacks import counterpart, known_as


def stand_in(kind: type, methods: dict[str, Any]) -> Any:
    """An object that CPython's messages call as they call one of this type, with these methods only."""
    real = counterpart(kind) or kind
    return type(known_as(kind), (), {"__module__": real.__module__, "__qualname__": real.__qualname__, **methods})()


# -- a method is missing ------------------------------------------------------------------------


def manager(value: Any) -> Any:
    """The manager of a ``with``; raises what CPython raises when it is none."""
    kind = type(value)
    if not (hasattr(kind, "__enter__") and hasattr(kind, "__exit__")):
        with _same_methods(kind):
            pass
    return value


def async_manager(value: Any) -> Any:
    """The manager of an ``async with``."""
    kind = type(value)
    if not (hasattr(kind, "__aenter__") and hasattr(kind, "__aexit__")):
        _at_once(_entered(_same_methods(kind)))
    return value


def _same_methods(kind: type) -> Any:
    names = ("__enter__", "__exit__", "__aenter__", "__aexit__")
    return stand_in(kind, dict.fromkeys((name for name in names if hasattr(kind, name)), _never_called))


def _never_called() -> None:
    """CPython looks for both methods before it calls one, and suggests the other kind of ``with`` when it finds functions."""


async def _entered(manager: Any) -> None:
    async with manager:
        pass


# -- a method answers what it may not -----------------------------------------------------------


def checked(kind: type, name: str, result: Any, ask: Callable[[Any], Any]) -> Any:
    """What the method `name` of a class answered; raises what `ask` raises when it may not answer that."""
    return result if RIGHT[name](result) else ask(stand_in(kind, {name: lambda *_: result}))


def answered(kind: type, name: str, result: Any, ask: Callable[[Any], Any]) -> Any:
    """The same, once a call has ended that may have to be driven."""
    return _answered(kind, name, result, ask) if isinstance(result, DRIVEN) else checked(kind, name, result, ask)


def _answered(kind: type, name: str, call: Any, ask: Callable[[Any], Any]) -> Generator[Op, Any, Any]:
    result = yield from call
    return checked(kind, name, result, ask)


def _iterates(result: Any) -> bool:
    return hasattr(type(result), "__next__") or hasattr(result, "resume") or getattr(type(result), "_modelled", False)


def _written(result: Any) -> bool:
    return isinstance(result, str)


RIGHT: dict[str, Callable[[Any], bool]] = {
    "__bool__": lambda result: isinstance(result, bool),
    "__len__": lambda result: type(result) is int and 0 <= result <= sys.maxsize,
    "__hash__": lambda result: type(result) is int and hash(result) == result,
    "__iter__": _iterates,
    "__await__": _iterates,
    "__repr__": _written,
    "__str__": _written,
    "__format__": _written,
    "keys": lambda result: hasattr(type(result), "__iter__") or hasattr(type(result), "__getitem__"),
    "__aiter__": lambda result: hasattr(type(result), "__anext__"),
    "__anext__": lambda result: hasattr(type(result), "__await__") or getattr(type(result), "_modelled", False),
}


def spreading(value: Any) -> Any:
    """``{**value}``."""
    return {**value}


def awaiting(value: Any) -> None:
    """``await value``."""
    _at_once(_awaited(value))


def looping(value: Any) -> None:
    """The first turn of ``async for _ in value``."""
    _at_once(_looped(value))


def stepping(value: Any) -> None:
    """The same, of what has an ``__anext__`` only."""
    kind = type(value)
    kind.__aiter__ = lambda self: self
    looping(value)


async def _awaited(value: Any) -> None:
    await value


async def _looped(value: Any) -> None:
    async for _ in value:
        pass


def _at_once(coroutine: Any) -> None:
    """Run what must raise before it waits for anything."""
    try:
        coroutine.send(None)
    except StopIteration:
        pass
