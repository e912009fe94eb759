"""The modelled `contextlib.ContextDecorator` and `contextlib.AsyncContextDecorator`: around each call of what they decorate.

Python's documentation: contextlib, *Utilities*.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import wraps
from typing import Any

from ...execution.kernel import Op, attempt, current, drive
from ..asyncio.coroutines import COROUTINES, Coroutine, async_enter, async_exit, await_


class ContextDecorator:
    """``contextlib.ContextDecorator``: a context manager that decorates functions."""

    __slots__ = ("__dict__",)
    _modelled = True

    def _recreate_cm(self) -> Any:
        return self

    def __call__(self, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def inside(*arguments: Any, **keywords: Any) -> Generator[Op, Any, Any]:
            operations = current().operations
            yield from drive(operations.enter(None, self))
            value, problem = yield from attempt(operations.call, None, function, *arguments, **keywords)
            hidden = yield from drive(operations.exit(None, self, problem))
            if problem is not None and not hidden:
                raise problem
            return value

        return inside


class AsyncContextDecorator:
    """``contextlib.AsyncContextDecorator``: an asynchronous context manager that decorates coroutine functions."""

    __slots__ = ("__dict__",)
    _modelled = True

    def _recreate_cm(self) -> Any:
        return self

    def __call__(self, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def inside(*arguments: Any, **keywords: Any) -> Coroutine:
            return Coroutine(around(self, function, arguments, keywords), function.__name__)

        COROUTINES.add(getattr(inside, "__code__"))  # noqa: B009  # `wraps` hides from mypy that it is a function
        return inside


def around(manager: Any, function: Any, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Generator[Op, Any, Any]:
    """``async with manager._recreate_cm(): return await function(…)``."""
    manager = manager._recreate_cm()
    yield from async_enter(None, manager)
    value, problem = yield from attempt(_awaited, function, arguments, keywords)
    hidden = yield from async_exit(None, manager, problem)
    if problem is not None and not hidden:
        raise problem
    return value


def _awaited(function: Any, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Generator[Op, Any, Any]:
    made = yield from drive(current().operations.call(None, function, *arguments, **keywords))
    return (yield from drive(await_(None, made)))
