"""What ``async`` and ``await`` make: coroutines, asynchronous generators, and what compiled code calls for them.

Python's documentation: asyncio, *Coroutines and Tasks*; the language reference, *Coroutine Objects* and *Asynchronous Iterators*.
"""

from __future__ import annotations

import collections.abc
import sys
from collections.abc import Callable, Generator
from functools import partial, wraps
from types import CodeType, FunctionType, MethodType
from typing import Any

from ...execution.kernel import Op, current, drive
from ...operations.base import END, UNGIVEN
from ...operations.functions import dressed
from ...operations.generators import UserGenerator
from ...operations.lacks import known_as
from ...operations.protocols import answered, async_manager, awaiting, checked, looping, stand_in, stepping
from .suspensions import Turn

COROUTINES: set[CodeType] = set()
"""The codes of what makes coroutines: those of ``async def``, and of what decorates one."""


class Coroutine:
    """A coroutine object: nothing runs before it is awaited."""

    __slots__ = ("frame", "name")
    _modelled = True

    def __init__(self, frame: Generator[Op, Any, Any], name: str):
        self.frame: Generator[Op, Any, Any] | None = frame
        self.name = name

    @property
    def __name__(self) -> str:
        return self.name

    def close(self) -> None:
        self.frame = None

    def __await__(self) -> Awaiting:
        return Awaiting(self)


collections.abc.Coroutine.register(Coroutine)  # ``isinstance`` asks it


class Awaited:
    """What a task may wait for."""

    __slots__ = ()

    def wait(self) -> Any:
        raise NotImplementedError


class Awaiting:
    """What ``__await__`` of a coroutine or of a future makes, for ``yield from``."""

    __slots__ = ("value",)
    _modelled = True
    _awaits = True

    def __init__(self, value: Coroutine | Awaited):
        self.value = value

    def wait(self) -> Any:
        return await_(None, self.value)


def coroutine(function: Callable[..., Any]) -> Callable[..., Coroutine]:
    """Make a modelled coroutine function out of a generator function."""

    @wraps(function)
    def make(*arguments: Any, **keywords: Any) -> Coroutine:
        return Coroutine(function(*arguments, **keywords), function.__name__)

    return make


def await_(site: Any, value: Any) -> Any:
    """``await value``."""
    if isinstance(value, Coroutine):
        if value.frame is None:
            raise RuntimeError("cannot reuse already awaited coroutine")
        frame, value.frame = value.frame, None
        return frame
    if isinstance(value, Awaited):
        return value.wait()
    method = current().operations.special(value, "__await__")
    if method is not None:
        return _await_user(method, value)
    if sys.version_info >= (3, 14):
        raise TypeError(f"'{known_as(type(value))}' object can't be awaited")
    raise TypeError(f"object {known_as(type(value))} can't be used in 'await' expression")


def _await_user(method: Any, value: Any) -> Generator[Op, Any, Any]:
    operations = current().operations
    iterator = yield from drive(operations.call(None, method, value))
    iterator = checked(type(value), "__await__", iterator, awaiting)
    if isinstance(iterator, Awaiting):
        return (yield from iterator.wait())
    if not hasattr(iterator, "resume"):
        return (yield from drive(iterator))
    while True:
        item, more = yield from iterator.resume(None, None)
        if not more:
            return item
        yield from Turn()


def iscoroutine(value: object) -> bool:
    return isinstance(value, Coroutine)


def iscoroutinefunction(function: object) -> bool:
    while isinstance(function, partial | MethodType):
        function = function.func if isinstance(function, partial) else function.__func__
    return type(function) is FunctionType and function.__code__ in COROUTINES


def async_function(frame_of: Any) -> Any:
    """What ``async def`` makes."""

    def function(*arguments: Any, **keywords: Any) -> Coroutine:
        return Coroutine(frame_of(*arguments, **keywords), frame_of.__name__)

    COROUTINES.add(function.__code__)
    return dressed(function, frame_of)


class AsyncGenerator:
    """What calling an ``async def`` with a ``yield`` makes."""

    __slots__ = ("inner",)
    _modelled = True

    def __init__(self, inner: UserGenerator):
        self.inner = inner

    def __aiter__(self) -> AsyncGenerator:
        return self

    def _step(self, value: Any, error: BaseException | None) -> Generator[Op, Any, Any]:
        item, more = yield from self.inner.resume(value, error)
        if not more:
            raise StopAsyncIteration
        return item

    def __anext__(self) -> Coroutine:
        return Coroutine(self._step(None, None), "__anext__")

    def asend(self, value: Any) -> Coroutine:
        return Coroutine(self._step(value, None), "asend")

    def athrow(self, kind: Any, value: Any = None, traceback: Any = None) -> Coroutine:
        error = kind if isinstance(kind, BaseException) else kind(*(() if value is None else (value,)))
        return Coroutine(self._step(None, error), "athrow")

    def aclose(self) -> Coroutine:
        return Coroutine(self.inner.close(), "aclose")


def async_generator(frame_of: Any) -> Any:
    """What ``async def`` makes of a function that yields."""

    def function(*arguments: Any, **keywords: Any) -> AsyncGenerator:
        made = UserGenerator(current(), frame_of(*arguments, **keywords), True)
        return AsyncGenerator(current().operations.born(frame_of, made))

    return dressed(function, frame_of)


def async_genexp(frame_of: Any, first: Any) -> AsyncGenerator:
    return AsyncGenerator(current().operations.genexp(frame_of, first))


def async_enter(site: Any, value: Any) -> Generator[Op, Any, Any]:
    entering = yield from drive(current().operations.call(site, type(value).__aenter__, value))
    return (yield from await_(site, entering))


def async_exit(site: Any, value: Any, error: BaseException | None) -> Generator[Op, Any, Any]:
    details = (None, None, None) if error is None else (type(error), error, error.__traceback__)
    leaving = yield from drive(current().operations.call(site, type(value).__aexit__, value, *details))
    return (yield from await_(site, leaving))


def async_iter(site: Any, value: Any) -> Any:
    kind = type(value)
    if not hasattr(kind, "__aiter__"):
        looping(stand_in(kind, {}))
    return answered(kind, "__aiter__", current().operations.call(site, kind.__aiter__, value), looping)


def async_next(site: Any, value: Any) -> Generator[Op, Any, Any]:
    operations = current().operations
    try:
        step = yield from drive(operations.call(site, type(value).__anext__, value))
        step = checked(type(value), "__anext__", step, stepping)
        return (yield from await_(site, step))
    except StopAsyncIteration:
        return END


def aiter_(value: Any, /) -> Any:
    if not hasattr(type(value), "__aiter__"):
        raise TypeError(f"'{known_as(type(value))}' object is not an async iterable")
    return async_iter(None, value)


def anext_(iterator: Any, default: Any = UNGIVEN, /) -> Coroutine:
    if not hasattr(type(iterator), "__anext__"):
        raise TypeError(f"'{known_as(type(iterator))}' object is not an async iterator")
    return Coroutine(_anext(iterator, default), "anext")


def _anext(iterator: Any, default: Any) -> Generator[Op, Any, Any]:
    item = yield from async_next(None, iterator)
    if item is not END:
        return item
    if default is UNGIVEN:
        raise StopAsyncIteration
    return default


def names() -> dict[str, Any]:
    """What compiled code calls for ``async`` and ``await``."""
    return {
        "$await": await_, "$async": async_function, "$aenter": async_enter, "$aexit": async_exit,
        "$amanager": async_manager, "$aiter": async_iter, "$anext": async_next, "$asyncgen": async_generator,
        "$agenexp": async_genexp,
    }  # fmt: skip
