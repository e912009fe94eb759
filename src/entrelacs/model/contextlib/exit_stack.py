"""The modelled `contextlib.ExitStack` and `contextlib.AsyncExitStack`: what they were given leaves in the reverse order.

Each exit sees the exception that those before it have let through, hides it or raises another; the stack does what nested ``with``
statements would do.

CPython's are written in Python, so that several threads may be in the middle of one: to put something on the stack is to read its
attribute, then to append to the deque that was found there; ``pop_all`` takes that deque away; ``close`` looks whether it is empty, then
takes one thing out, and ``IndexError`` comes out when another thread has been faster. Each of these is a step when the stack is shared.

Python's documentation: contextlib, *Utilities*; ``Lib/contextlib.py``.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Hashable
from typing import Any

from ...execution.kernel import Op, caught, current, drive
from ...operations.lacks import counterpart
from ..asyncio.coroutines import Coroutine, async_enter, async_exit, await_


def step(key: Hashable, writes: bool, function: Callable[..., Any], *arguments: Any) -> Any:
    """Do one thing at the place `key`: a step, if others come there."""
    return current().operations.touching(None, (key,), writes, function, arguments, {})


def holds(exits: deque[Any]) -> bool:
    """Whether there is something left to do."""
    return bool(exits)


class ExitStack:
    """``contextlib.ExitStack``."""

    __slots__ = ("exits",)
    _modelled = True

    def __init__(self) -> None:
        machine = current()
        if id(self) not in machine.owned:  # a class of the program has named its own
            machine.own(("stack", machine.operations.called), self)
        self.exits = self._nothing("first")

    def _nothing(self, which: str) -> deque[Any]:
        """A new deque of what is to be left."""
        made: deque[Any] = deque()
        return current().own((which, current().location(self)), made)

    def _exits(self) -> Any:
        """Read the attribute that holds what is to be left."""
        return step((current().location(self), "exits"), False, getattr, self, "exits")

    def _put(self, answer: Any, *entry: Any) -> Generator[Op, Any, Any]:
        """Put one thing more on the stack, and answer."""
        exits = yield from drive(self._exits())
        yield from drive(step(current().location(exits), True, exits.append, entry))
        return answer

    def __enter__(self) -> ExitStack:
        return self

    def enter_context(self, manager: Any) -> Generator[Op, Any, Any]:
        kind = type(manager)
        if not hasattr(kind, "__enter__") or not hasattr(kind, "__exit__"):
            real = counterpart(kind) or kind
            raise TypeError(f"'{real.__module__}.{real.__qualname__}' object does not support the context manager protocol")
        value = yield from drive(current().operations.enter(None, manager))
        return (yield from self._put(value, "manager", manager))

    def push(self, leaving: Any) -> Any:
        return self._put(leaving, "manager" if hasattr(type(leaving), "__exit__") else "exit", leaving)

    def callback(self, function: Any, /, *arguments: Any, **keywords: Any) -> Any:
        return self._put(function, "callback", function, arguments, keywords)

    def pop_all(self) -> Generator[Op, Any, ExitStack]:
        other: ExitStack = yield from drive(current().operations.call(None, type(self)))
        other.exits = yield from drive(self._exits())
        yield from drive(step((current().location(self), "exits"), True, setattr, self, "exits", self._nothing("next")))
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
        while True:
            exits = yield from drive(self._exits())
            if not (yield from drive(step(current().location(exits), False, holds, exits))):
                break
            exits = yield from drive(self._exits())
            last = yield from drive(step(current().location(exits), True, exits.pop))
            try:
                if (yield from self._leave(last, error)):
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
        return (yield from self._put(value, "async manager", manager))

    def push_async_exit(self, leaving: Any) -> Any:
        return self._put(leaving, "async manager" if hasattr(type(leaving), "__aexit__") else "async exit", leaving)

    def push_async_callback(self, function: Any, /, *arguments: Any, **keywords: Any) -> Any:
        return self._put(function, "async callback", function, arguments, keywords)

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
