"""The modelled `contextlib.contextmanager` and `contextlib.asynccontextmanager`: the ``with`` statement drives the program's generator.

Its first ``yield`` is the value of ``as``; the exception of the block is thrown there, and hidden if the generator then ends. It must
yield once, and once only. As a decorator, it makes a new generator around each call.

Python's documentation: contextlib, *Utilities*.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import wraps
from typing import Any

from ...execution.kernel import Op, attempt, current
from ...operations.generators import EndOfIteration, UserGenerator
from ..asyncio.coroutines import Coroutine
from .decorators import AsyncContextDecorator


class GeneratorManager:
    """The context manager that a generator function makes."""

    __slots__ = ("arguments", "function", "generator", "keywords")
    _modelled = True

    def __init__(self, function: Callable[..., Any], arguments: Any, keywords: dict[str, Any], generator: UserGenerator):
        self.function, self.arguments, self.keywords, self.generator = function, arguments, keywords, generator
        generator.guarded = False  # the ``with`` statement closes it

    def __enter__(self) -> Generator[Op, Any, Any]:
        item, more = yield from self.generator.resume(None, None)
        if not more:
            raise RuntimeError("generator didn't yield")
        return item

    def __exit__(self, kind: Any, error: BaseException | None, traceback: object) -> Generator[Op, Any, bool]:
        if error is None:
            _, more = yield from self.generator.resume(None, None)
            if more:
                raise RuntimeError("generator didn't stop")
            return False
        resumed, problem = yield from attempt(self.generator.resume, None, error)
        if problem is None:
            _, more = resumed
            if more:
                raise RuntimeError("generator didn't stop after throw()")
            return True
        if problem is error:
            return False
        if isinstance(problem, RuntimeError) and problem.__cause__ is error and isinstance(error, EndOfIteration):
            return False
        raise problem

    def __call__(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Used as a decorator: a new context around each call."""

        @wraps(function)
        def inside(*arguments: Any, **keywords: Any) -> Generator[Op, Any, Any]:
            manager = GeneratorManager(
                self.function, self.arguments, self.keywords, self.function(*self.arguments, **self.keywords)
            )
            yield from manager.__enter__()
            value, problem = yield from attempt(current().operations.call, None, function, *arguments, **keywords)
            if problem is None:
                yield from manager.__exit__(None, None, None)
                return value
            if not (yield from manager.__exit__(type(problem), problem, problem.__traceback__)):
                raise problem
            return None

        return inside


def contextmanager(function: Callable[..., Any]) -> Callable[..., GeneratorManager]:
    @wraps(function)
    def helper(*arguments: Any, **keywords: Any) -> GeneratorManager:
        return GeneratorManager(function, arguments, keywords, function(*arguments, **keywords))

    return helper


class AsyncGeneratorManager(AsyncContextDecorator):
    """The asynchronous context manager that an asynchronous generator function makes."""

    __slots__ = ("manager",)

    def __init__(self, manager: GeneratorManager):
        self.manager = manager

    def __aenter__(self) -> Coroutine:
        return Coroutine(self.manager.__enter__(), "__aenter__")

    def __aexit__(self, *exception: Any) -> Coroutine:
        return Coroutine(self.manager.__exit__(*exception), "__aexit__")

    def _recreate_cm(self) -> AsyncGeneratorManager:
        """A new generator for each call of what it decorates."""
        made = self.manager
        generator = made.function(*made.arguments, **made.keywords).inner
        return AsyncGeneratorManager(GeneratorManager(made.function, made.arguments, made.keywords, generator))


def asynccontextmanager(function: Callable[..., Any]) -> Callable[..., AsyncGeneratorManager]:
    @wraps(function)
    def helper(*arguments: Any, **keywords: Any) -> AsyncGeneratorManager:
        inner = function(*arguments, **keywords).inner
        return AsyncGeneratorManager(GeneratorManager(function, arguments, keywords, inner))

    return helper
