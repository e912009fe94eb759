"""The modelled `contextlib.contextmanager` and `contextlib.asynccontextmanager`: the ``with`` statement drives the program's generator.

Its first ``yield`` is the value of ``as``; the exception of the block is thrown there, and hidden if the generator then ends. It must
yield once, and once only. As a decorator, it makes a new generator around each call, unless it was entered before: it then forgot how.

Python's documentation: contextlib, *Utilities*.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable
from functools import wraps
from typing import Any

from ...bounds.refusals import Unsupported
from ...execution.kernel import Op, attempt, current
from ...operations.generators import EndOfIteration, UserGenerator
from ...results import Event
from ..asyncio.coroutines import Coroutine
from .decorators import AsyncContextDecorator


class Enter(Op):
    """Enter a context manager that several threads use, or make another one like it: it serves once."""

    __slots__ = ("manager", "writes")

    def __init__(self, manager: GeneratorManager, writes: bool):
        self.manager, self.writes = manager, writes

    def keys(self) -> tuple[Hashable, ...]:
        return (self.manager._place(),)

    def execute(self, choice: str) -> None:
        if self.writes:
            self.manager._forget()

    def event(self, done: bool = False, result: Any = None) -> Event:
        return Event("resume_generator")


ENTERED = (
    "un fil appelle ce qu'un gestionnaire de contexte décore, et un autre entre dans ce gestionnaire : il ne sert qu'une fois, et l'erreur "
    "dépend du moment : faites-en un par emploi"
)


class GeneratorManager:
    """The context manager that a generator function makes.

    It serves once: from the moment when it is entered, CPython forgets how it was made (Lib/contextlib.py, `_GeneratorContextManager`).
    """

    __slots__ = ("arguments", "function", "generator", "keywords")
    _modelled = True
    _named = "_GeneratorContextManager"
    """What CPython's messages call it, …"""
    _throwing = "throw"
    """… and what throws the exception of the block into its generator."""

    function: Callable[..., Any] | None
    """What makes its generator; None from the moment when it is entered."""

    def __init__(self, function: Callable[..., Any], arguments: Any, keywords: dict[str, Any], generator: UserGenerator):
        self.function, self.arguments, self.keywords, self.generator = function, arguments, keywords, generator
        generator.guarded = False  # the ``with`` statement closes it

    def __enter__(self) -> Generator[Op, Any, Any]:
        if current().note_access(self._place(), True):
            self._forget()
        else:
            yield from Enter(self, True)
        item, more = yield from self.generator.resume(None, None)
        if not more:
            raise RuntimeError("generator didn't yield")
        return item

    def __exit__(self, kind: Any, error: BaseException | None, traceback: object) -> Generator[Op, Any, bool]:
        if error is None:
            _, more = yield from self.generator.resume(None, None)
            if more:
                yield from self._close()
                raise RuntimeError("generator didn't stop")
            return False
        resumed, problem = yield from attempt(self.generator.resume, None, error)
        if problem is None:
            _, more = resumed
            if more:
                yield from self._close()
                raise RuntimeError(f"generator didn't stop after {self._throwing}()")
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
            manager = yield from self._again()
            yield from manager.__enter__()
            value, problem = yield from attempt(current().operations.call, None, function, *arguments, **keywords)
            if problem is None:
                yield from manager.__exit__(None, None, None)
                return value
            if not (yield from manager.__exit__(type(problem), problem, problem.__traceback__)):
                raise problem
            return None

        return inside

    def _close(self) -> Generator[Op, Any, None]:
        """Close its generator, which has yielded once too often: what is left to it is its ``finally`` blocks."""
        self.generator.guarded = True  # should it yield again, nobody knows when it ends
        yield from self.generator.close()

    def _place(self) -> Hashable:
        """Where it is seen whether it was entered: beside its generator, which has a name of its own."""
        return ("entered", current().location(self.generator))

    def _forget(self) -> None:
        """It is being entered."""
        if self.function is None:
            raise AttributeError(f"{self._named!r} object has no attribute 'args'", name="args", obj=self)
        self.function = None

    def _again(self) -> Generator[Op, Any, GeneratorManager]:
        """One like it, for a call of what it decorates."""
        if current().note_access(self._place(), False):
            return self._remade()
        yield from Enter(self, False)
        if self.function is None:
            raise Unsupported(ENTERED)  # forgotten one thing after the other
        return self._remade()

    def _remade(self) -> GeneratorManager:
        if self.function is None:
            raise AttributeError(f"{self._named!r} object has no attribute 'func'", name="func", obj=self)
        made = self.function(*self.arguments, **self.keywords)
        return type(self)(self.function, self.arguments, self.keywords, getattr(made, "inner", made))


def contextmanager(function: Callable[..., Any]) -> Callable[..., GeneratorManager]:
    @wraps(function)
    def helper(*arguments: Any, **keywords: Any) -> GeneratorManager:
        return GeneratorManager(function, arguments, keywords, function(*arguments, **keywords))

    return helper


class AsyncDriven(GeneratorManager):
    """The same, inside an asynchronous one."""

    __slots__ = ()
    _named = "_AsyncGeneratorContextManager"
    _throwing = "athrow"


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
        return AsyncGeneratorManager(self.manager._remade())


def asynccontextmanager(function: Callable[..., Any]) -> Callable[..., AsyncGeneratorManager]:
    @wraps(function)
    def helper(*arguments: Any, **keywords: Any) -> AsyncGeneratorManager:
        inner = function(*arguments, **keywords).inner
        return AsyncGeneratorManager(AsyncDriven(function, arguments, keywords, inner))

    return helper
