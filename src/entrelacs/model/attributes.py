"""Attributes whose name is computed: ``getattr`` and its like, `operator.attrgetter`, `functools.cached_property`."""

from __future__ import annotations

import operator
from collections.abc import Generator
from typing import Any

from ..bounds.refusals import Unsupported
from ..execution.kernel import Op, current, drive
from ..lowering.allowed import FORMATTING, check_name, check_path
from ..operations.base import UNGIVEN


def getattr_(owner: Any, name: str, default: Any = UNGIVEN, /) -> Any:
    check_name(name)
    if not isinstance(name, str):
        getattr(None, name)  # raises
    return current().operations.getattr(None, owner, name) if default is UNGIVEN else _getattr(owner, name, default)


def _getattr(owner: Any, name: str, default: Any) -> Generator[Op, Any, Any]:
    try:
        return (yield from drive(current().operations.getattr(None, owner, name)))
    except AttributeError:
        return default


def hasattr_(owner: Any, name: str, /) -> Generator[Op, Any, bool]:
    check_name(name)
    if not isinstance(name, str):
        getattr(None, name)  # raises
    try:
        yield from drive(current().operations.getattr(None, owner, name))
    except AttributeError:
        return False
    return True


def setattr_(owner: Any, name: str, value: Any, /) -> Any:
    check_name(name)
    return current().operations.setattr(None, owner, name, value)


def delattr_(owner: Any, name: str, /) -> Any:
    check_name(name)
    return current().operations.delattr(None, owner, name)


def attrgetter(*paths: Any) -> operator.attrgetter[Any]:
    """``operator.attrgetter``: its names are computed, and read in C."""
    for path in paths:
        check_path(path)
    return operator.attrgetter(*paths)


def methodcaller(*arguments: Any, **keywords: Any) -> operator.methodcaller:
    check_name(arguments[0] if arguments else None)
    if arguments and arguments[0] in FORMATTING:
        raise Unsupported("operator.methodcaller ne peut pas appeler format() : écrivez une f-string")
    return operator.methodcaller(*arguments, **keywords)


class cached_property:
    """``functools.cached_property``, without the lock that it had before Python 3.12."""

    __slots__ = ("attrname", "func")
    _modelled = True

    def __init__(self, func: Any):
        self.func = func
        self.attrname: Any = None

    def __set_name__(self, owner: type, name: str) -> None:
        self.attrname = name

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        return self if instance is None else self._compute(instance)

    def _compute(self, instance: Any) -> Generator[Op, Any, Any]:
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        if not hasattr(instance, "__dict__"):
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache {self.attrname!r} property.")
        operations = current().operations
        value = yield from drive(operations.call(None, self.func, instance))
        yield from drive(operations.set_plain(None, instance, self.attrname, value))  # in its dictionary: no ``__setattr__`` takes part
        return value
