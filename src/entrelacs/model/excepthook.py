"""What becomes of an exception that leaves a thread: `threading.excepthook`.

The hook that the program has set receives it, in the thread that ends; without one, the thread has failed, and that is told.

Python's documentation: threading, *excepthook()*.
"""

from __future__ import annotations

from typing import Any

from ..execution import words
from ..execution.kernel import current
from ..results import Failure

STANDS_FOR = "threading"


class ExceptHookArgs:
    """What ``threading.excepthook`` receives."""

    __slots__ = ("exc_traceback", "exc_type", "exc_value", "thread")
    _modelled = True

    def __init__(self, values: tuple[Any, ...]):
        self.exc_type, self.exc_value, self.exc_traceback, self.thread = values

    def __getitem__(self, index: int) -> Any:
        return (self.exc_type, self.exc_value, self.exc_traceback, self.thread)[index]


HOOK = "excepthook"


def excepthook(arguments: Any) -> None:
    """What happens to an uncaught exception without a hook: the thread has failed."""
    machine, error = current(), arguments.exc_value
    name = machine.current.thread.name if arguments.thread is None else arguments.thread.name
    line = machine.line_of(error.__traceback__)
    machine.failures.append(Failure("exception", type(error).__name__, words.message(error), name, line))
