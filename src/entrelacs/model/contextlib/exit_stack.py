"""The modelled `contextlib.ExitStack` and `contextlib.AsyncExitStack`: what they were given leaves in the reverse order.

Each exit sees the exception that those before it have let through, hides it or raises another; the stack does what nested ``with``
statements would do.

Python's documentation: contextlib, *Utilities*.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from ...execution.kernel import Op, caught, current, drive
from ...operations.lacks import counterpart
from ..asyncio.coroutines import Coroutine, async_enter, async_exit, await_


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
