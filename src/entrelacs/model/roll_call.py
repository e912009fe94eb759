"""The threads that are there: `current_thread`, `main_thread`, `enumerate`, `active_count`, `get_ident`.

Counting or listing those alive is an operation, and what starts or ends meanwhile is then one too. The numbers that the system
gives to threads are invented, and a program that shows them is told so.

Python's documentation: threading, its functions.
"""

from __future__ import annotations

from ..execution.kernel import Fiber, current
from .thread import LookThread, Thread, _MainThread, looks, over

STANDS_FOR = "threading"


def current_thread() -> Thread:
    return _handle(current().current.thread)


def main_thread() -> Thread:
    return _handle(current().fibers[0])


def _handle(fiber: Fiber) -> Thread:
    """The object of a thread; the main one has none before it is asked for."""
    if fiber.handle is None:
        kind = Thread if fiber.index else _MainThread
        thread = kind.__new__(kind)
        thread._fiber = fiber
        thread._target, thread._args, thread._kwargs = None, (), {}
        fiber.handle = thread
    return fiber.handle


def get_ident() -> int:
    current().invented.add("threading.get_ident()")
    return current().current.thread.index + 1


get_native_id = get_ident


def active_count() -> LookThread:
    looks("started")
    looks("alive")
    # The threads are those of then: an operation that waits is part of the state, and must not hold those of now.
    return LookThread(lambda: sum(1 for f in current().fibers if f.status == "ready" and f.thread is f and not over(f)), "active_count()")


def enumerate_() -> LookThread:
    main_thread()
    looks("started")
    looks("alive")
    return LookThread(lambda: [f.handle for f in current().fibers if f.status == "ready" and f.thread is f and not over(f)], "enumerate()")
