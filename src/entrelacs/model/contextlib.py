"""The modelled `contextlib`: `contextmanager` drives the program's generators, the rest is real."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator
from functools import wraps
from typing import Any

from ..kernel import Op, caught, current, drive
from ..operations import EndOfIteration, UserGenerator
from .asyncio.coroutines import Coroutine, await_


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
        return current().operations.method(0, self.thing, "close")


class aclosing(closing):
    """``contextlib.aclosing``."""

    __slots__ = ()

    def __aenter__(self) -> Coroutine:
        return Coroutine(drive(self.thing), "__aenter__")

    def __aexit__(self, *exception: object) -> Coroutine:
        return Coroutine(self._close(), "__aexit__")

    def _close(self) -> Generator[Op, Any, None]:
        closing = yield from drive(current().operations.method(0, self.thing, "aclose"))
        yield from await_(None, closing)


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


class ExitStack:
    """``contextlib.ExitStack``."""

    __slots__ = ("exits",)
    _modelled = True

    def __init__(self) -> None:
        self.exits: list[Any] = []

    def __enter__(self) -> ExitStack:
        return self

    def enter_context(self, manager: Any) -> Generator[Op, Any, Any]:
        value = yield from drive(current().operations.enter(0, manager))
        self.exits.append(("manager", manager))
        return value

    def callback(self, function: Any, /, *arguments: Any, **keywords: Any) -> Any:
        self.exits.append(("callback", function, arguments, keywords))
        return function

    def close(self) -> Any:
        return self.__exit__(None, None, None)

    def __exit__(self, kind: Any, error: BaseException | None, traceback: object) -> Generator[Op, Any, bool]:
        original = error
        while self.exits:
            last = self.exits.pop()
            try:
                if last[0] == "manager":
                    if (yield from drive(current().operations.exit(0, last[1], error))):
                        error = None
                else:
                    yield from drive(current().operations.call(None, last[1], *last[2], **last[3]))
            except GeneratorExit:
                raise
            except caught() as problem:
                error = problem
        if error is not None and error is not original:
            raise error
        return original is not None and error is None


PUBLIC: dict[str, Any] = {
    "contextmanager": contextmanager, "asynccontextmanager": asynccontextmanager, "aclosing": aclosing, "suppress": suppress, "closing": closing, "nullcontext": nullcontext,
    "ExitStack": ExitStack, "AbstractContextManager": contextlib.AbstractContextManager,
}  # fmt: skip
