"""The modelled `atexit`: functions called once the other threads have ended, the last registered first.

Python's documentation: atexit.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any

from ..execution import words
from ..execution.kernel import ALWAYS, NEVER, Fiber, Op, caught, current, drive
from ..results import Event

STANDS_FOR = "atexit"
KEY = ("atexit",)


class WaitForThreads(Op):
    """What the main thread does when it has nothing more to do: wait for the others, daemons excepted."""

    __slots__ = ()

    def others(self) -> tuple[Fiber, ...]:
        return tuple(f for f in current().fibers[1:] if not (f.daemon or f.finished or f.status == "new"))

    def choices(self) -> tuple[str, ...]:
        return NEVER if self.others() else ALWAYS

    def keys(self) -> tuple[Any, ...]:
        return ("fibers", *(("fiber", fiber.index) for fiber in current().fibers))

    def execute(self, choice: str) -> None:
        pass

    def event(self, done: bool = False, result: Any = None) -> Event:
        return Event("run_exits")

    def blocked(self) -> Event:
        return Event("await_others", holders=words.who(self.others()))


class Exits:
    """The functions to be called."""

    __slots__ = ("calls",)
    _modelled = True

    def __init__(self) -> None:
        self.calls: list[tuple[Any, Any, Any]] = []

    def run(self) -> Generator[Op, Any, None]:
        yield from WaitForThreads()
        while self.calls:
            function, arguments, keywords = self.calls.pop()
            try:
                yield from drive(current().operations.call(None, function, *arguments, **keywords))
            except caught(Exception):
                pass  # told on the standard error; the others are called


def _exits() -> Exits:
    return current().local.setdefault("atexit", Exits())


def register(func: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
    if not callable(func):
        raise TypeError("the first argument must be callable")
    return _register(_exits(), (func, args, kwargs))


def _register(exits: Exits, call: tuple[Any, Any, Any]) -> Generator[Op, Any, Any]:
    yield from drive(current().operations.write(None, (KEY,), exits.calls.append, call))
    return call[0]


def unregister(func: Callable[..., Any], /) -> Any:
    return current().operations.write(None, (KEY,), _forget, _exits(), func)


def _forget(exits: Exits, func: Any) -> None:
    exits.calls[:] = [call for call in exits.calls if call[0] is not func]


PUBLIC: dict[str, Any] = {"register": register, "unregister": unregister}
