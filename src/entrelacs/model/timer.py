"""The modelled `threading.Timer`.

A thread that waits for an event, at most so long, then calls a function: `cancel` sets the event. Whether the delay expires before
that is explored both ways.

Python's documentation: threading, *Timer objects*.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any

from ..execution.kernel import Op, current, drive
from .event import Event, SetFlag
from .thread import Number, Thread

STANDS_FOR = "threading"


class Timer(Thread):
    """``threading.Timer``: a call made later, unless cancelled."""

    __slots__ = ("args", "finished", "function", "interval", "kwargs")

    def __init__(  # type: ignore[misc]  # lowered code drives what it answers
        self, interval: float, function: Callable[..., Any], args: Any = None, kwargs: Any = None
    ) -> Number | None:
        made = super().__init__()
        self.interval, self.function = interval, function
        self.args, self.kwargs = args if args is not None else [], kwargs if kwargs is not None else {}
        self.finished = Event()
        return made

    def cancel(self) -> SetFlag:
        return self.finished.set()

    def run(self) -> Generator[Op, Any, None]:
        cancelled = yield from self.finished.wait(self.interval)
        if not cancelled:
            yield from drive(current().operations.call(None, self.function, *self.args, **self.kwargs))
        yield from self.finished.set()
