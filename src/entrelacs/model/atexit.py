"""The modelled `atexit`: functions called once the other threads have ended, the last registered first.

What one of them raises stops none of the others, and what is registered meanwhile is not called (Modules/atexitmodule.c,
`atexit_callfuncs`).

Python's documentation: atexit.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any

from ..bounds.refusals import Unsupported
from ..execution import words
from ..execution.kernel import ALWAYS, NEVER, Fiber, Op, attempt, current, drive
from ..results import Event

STANDS_FOR = "atexit"
KEY = ("atexit",)
Call = tuple[Any, Any, Any]
"""A function and its arguments."""
LATE = "une fonction confiée à atexit en désinscrit une autre : selon la version de Python, celle-ci est appelée ou non ; désinscrivez-la avant"


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
        self.calls: list[Call] = []

    def run(self) -> Generator[Op, Any, None]:
        yield from WaitForThreads()
        calls = yield from drive(current().operations.write(None, (KEY,), self._take))
        current().exiting = True
        while calls:
            function, arguments, keywords = calls.pop()
            yield from attempt(current().operations.call, None, function, *arguments, **keywords)  # told on the standard error, that is all

    def add(self, call: Call) -> None:
        """To those of the moment when it is done: a thread may wait here while they are taken."""
        self.calls.append(call)

    def _take(self) -> list[Call]:
        calls, self.calls = self.calls, []
        return calls


def exits() -> Exits:
    """The functions registered in this execution."""
    return current().local.setdefault("atexit", Exits())


def register(func: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
    if not callable(func):
        raise TypeError("the first argument must be callable")
    return _register(exits(), (func, args, kwargs))


def _register(registered: Exits, call: Call) -> Generator[Op, Any, Any]:
    yield from drive(current().operations.write(None, (KEY,), registered.add, call))
    return call[0]


def unregister(func: Callable[..., Any], /) -> Any:
    return current().operations.write(None, (KEY,), _forget, exits(), func)


def _forget(registered: Exits, func: Any) -> None:
    if current().exiting:
        raise Unsupported(LATE)
    registered.calls = [call for call in registered.calls if call[0] is not func]


PUBLIC: dict[str, Any] = {"register": register, "unregister": unregister}
