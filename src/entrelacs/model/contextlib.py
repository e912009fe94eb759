"""The modelled `contextlib`: `contextmanager` drives the program's generators, the rest is real.

Python's documentation: contextlib.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator
from functools import wraps
from typing import Any

from ..bounds.refusals import Unsupported
from ..execution.kernel import Op, caught, current, drive
from ..operations.generators import EndOfIteration, UserGenerator
from ..operations.lacks import counterpart
from ..operations.withheld import ERRORS
from .asyncio.coroutines import Coroutine, async_enter, async_exit, await_

STANDS_FOR = "contextlib"


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
        problem: BaseException | None = None
        more = False
        try:
            _, more = yield from self.generator.resume(None, error)
        except GeneratorExit:
            raise
        except caught() as raised:
            problem = raised
        if more:
            raise RuntimeError("generator didn't stop after throw()")
        if problem is None:
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
            try:
                value = yield from drive(current().operations.call(None, function, *arguments, **keywords))
            except GeneratorExit:
                raise
            except caught() as error:
                problem = error
            else:
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


class AsyncGeneratorManager:
    """The asynchronous context manager that an asynchronous generator function makes."""

    __slots__ = ("manager",)
    _modelled = True

    def __init__(self, manager: GeneratorManager):
        self.manager = manager

    def __aenter__(self) -> Coroutine:
        return Coroutine(self.manager.__enter__(), "__aenter__")

    def __aexit__(self, *exception: Any) -> Coroutine:
        return Coroutine(self.manager.__exit__(*exception), "__aexit__")


def asynccontextmanager(function: Callable[..., Any]) -> Callable[..., AsyncGeneratorManager]:
    @wraps(function)
    def helper(*arguments: Any, **keywords: Any) -> AsyncGeneratorManager:
        inner = function(*arguments, **keywords).inner
        return AsyncGeneratorManager(GeneratorManager(function, arguments, keywords, inner))

    return helper


class suppress:
    """``contextlib.suppress``."""

    __slots__ = ("kinds",)
    _modelled = True

    def __init__(self, *kinds: type[BaseException]):
        self.kinds = kinds

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: Any, error: BaseException | None, traceback: object) -> bool:
        return isinstance(error, self.kinds)


class closing:
    """``contextlib.closing``."""

    __slots__ = ("thing",)
    _modelled = True

    def __init__(self, thing: Any):
        self.thing = thing

    def __enter__(self) -> Any:
        return self.thing

    def __exit__(self, *exception: object) -> Any:
        return current().operations.method(None, self.thing, "close")


class aclosing(closing):
    """``contextlib.aclosing``."""

    __slots__ = ()

    def __aenter__(self) -> Coroutine:
        return Coroutine(drive(self.thing), "__aenter__")

    def __aexit__(self, *exception: object) -> Coroutine:
        return Coroutine(self._close(), "__aexit__")

    def _close(self) -> Generator[Op, Any, None]:
        closing = yield from drive(current().operations.method(None, self.thing, "aclose"))
        yield from await_(None, closing)


class redirect_stdout:
    """``contextlib.redirect_stdout``: for all threads, as in CPython."""

    __slots__ = ("before", "target")
    _modelled = True

    def __init__(self, new_target: Any):
        self.target = new_target
        self.before: list[Any] = []

    def __enter__(self) -> Generator[Op, Any, Any]:
        operations = current().operations
        before = yield from drive(operations.stdout(None))
        self.before.append(before)
        yield from drive(operations.setattr(None, operations.imports("sys"), "stdout", self.target))
        return self.target

    def __exit__(self, *exception: object) -> Any:
        operations = current().operations
        return operations.setattr(None, operations.imports("sys"), "stdout", self.before.pop())


def redirect_stderr(new_target: Any) -> None:
    raise Unsupported(ERRORS)


class nullcontext:
    """``contextlib.nullcontext``."""

    __slots__ = ("value",)
    _modelled = True

    def __init__(self, enter_result: Any = None):
        self.value = enter_result

    def __enter__(self) -> Any:
        return self.value

    def __exit__(self, *exception: object) -> None:
        pass


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
            problem: BaseException | None = None
            value = None
            try:
                value = yield from drive(operations.call(None, function, *arguments, **keywords))
            except GeneratorExit:
                raise
            except caught() as error:
                problem = error
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
            return Coroutine(self._around(function, arguments, keywords), function.__name__)

        vars(inside)["_coroutine"] = True
        return inside

    def _around(self, function: Any, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Generator[Op, Any, Any]:
        yield from async_enter(None, self)
        problem: BaseException | None = None
        value = None
        try:
            made = yield from drive(current().operations.call(None, function, *arguments, **keywords))
            value = yield from drive(await_(None, made))
        except GeneratorExit:
            raise
        except caught() as error:
            problem = error
        hidden = yield from async_exit(None, self, problem)
        if problem is not None and not hidden:
            raise problem
        return value


class ExitStack:
    """``contextlib.ExitStack``."""

    __slots__ = ("exits",)
    _modelled = True

    def __init__(self) -> None:
        self.exits: list[Any] = []

    def __enter__(self) -> ExitStack:
        return self

    def enter_context(self, manager: Any) -> Generator[Op, Any, Any]:
        kind = type(manager)
        if not hasattr(kind, "__enter__") or not hasattr(kind, "__exit__"):
            real = counterpart(kind) or kind
            raise TypeError(f"'{real.__module__}.{real.__qualname__}' object does not support the context manager protocol")
        value = yield from drive(current().operations.enter(None, manager))
        self.exits.append(("manager", manager))
        return value

    def push(self, leaving: Any) -> Any:
        self.exits.append(("manager" if hasattr(type(leaving), "__exit__") else "exit", leaving))
        return leaving

    def callback(self, function: Any, /, *arguments: Any, **keywords: Any) -> Any:
        self.exits.append(("callback", function, arguments, keywords))
        return function

    def pop_all(self) -> ExitStack:
        other = type(self)()
        other.exits, self.exits = self.exits, []
        return other

    def close(self) -> Any:
        return self._close()

    def _close(self) -> Generator[Op, Any, None]:
        yield from drive(self.__exit__(None, None, None))

    def _leave(self, last: Any, error: BaseException | None) -> Generator[Op, Any, Any]:
        """Do one of the things that were asked for; whether it hides the exception."""
        operations = current().operations
        kind, leaving, *given = last
        if kind == "manager":
            return (yield from drive(operations.exit(None, leaving, error)))
        if kind == "exit":
            return (yield from drive(operations.call(None, leaving, *details(error))))
        yield from drive(operations.call(None, leaving, *given[0], **given[1]))
        return False

    def __exit__(self, kind: Any, error: BaseException | None, traceback: object) -> Generator[Op, Any, bool]:
        original = error
        while self.exits:
            try:
                if (yield from self._leave(self.exits.pop(), error)):
                    error = None
            except GeneratorExit:
                raise
            except caught() as problem:
                error = problem
        if error is not None and error is not original:
            raise error
        return original is not None and error is None


class AsyncExitStack(ExitStack):
    """``contextlib.AsyncExitStack``."""

    __slots__ = ()

    def __aenter__(self) -> Coroutine:
        return Coroutine(drive(self), "__aenter__")

    def __aexit__(self, *exception: Any) -> Coroutine:
        return Coroutine(self.__exit__(*exception), "__aexit__")

    def aclose(self) -> Coroutine:
        return Coroutine(self._close(), "aclose")

    def enter_async_context(self, manager: Any) -> Coroutine:
        return Coroutine(self._enter(manager), "enter_async_context")

    def _enter(self, manager: Any) -> Generator[Op, Any, Any]:
        kind = type(manager)
        if not hasattr(kind, "__aenter__") or not hasattr(kind, "__aexit__"):
            raise TypeError(
                f"'{kind.__module__}.{kind.__qualname__}' object does not support the asynchronous context manager protocol"
            )
        value = yield from async_enter(None, manager)
        self.exits.append(("async manager", manager))
        return value

    def push_async_exit(self, leaving: Any) -> Any:
        self.exits.append(("async manager" if hasattr(type(leaving), "__aexit__") else "async exit", leaving))
        return leaving

    def push_async_callback(self, function: Any, /, *arguments: Any, **keywords: Any) -> Any:
        self.exits.append(("async callback", function, arguments, keywords))
        return function

    def _leave(self, last: Any, error: BaseException | None) -> Generator[Op, Any, Any]:
        operations = current().operations
        kind, leaving, *given = last
        if kind == "async manager":
            return (yield from async_exit(None, leaving, error))
        if kind == "async exit":
            awaitable = yield from drive(operations.call(None, leaving, *details(error)))
            return (yield from drive(await_(None, awaitable)))
        if kind == "async callback":
            awaitable = yield from drive(operations.call(None, leaving, *given[0], **given[1]))
            yield from drive(await_(None, awaitable))
            return False
        return (yield from super()._leave(last, error))


def details(error: BaseException | None) -> tuple[Any, ...]:
    """What ``__exit__`` receives."""
    return (None, None, None) if error is None else (type(error), error, error.__traceback__)


PUBLIC: dict[str, Any] = {
    "contextmanager": contextmanager, "asynccontextmanager": asynccontextmanager, "aclosing": aclosing, "suppress": suppress, "closing": closing, "nullcontext": nullcontext,
    "redirect_stdout": redirect_stdout, "redirect_stderr": redirect_stderr,
    "ExitStack": ExitStack, "AsyncExitStack": AsyncExitStack, "ContextDecorator": ContextDecorator, "AsyncContextDecorator": AsyncContextDecorator,
    "AbstractContextManager": contextlib.AbstractContextManager,
    "AbstractAsyncContextManager": contextlib.AbstractAsyncContextManager,
}  # fmt: skip
