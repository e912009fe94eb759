"""The threads that are there: `current_thread`, `main_thread`, `enumerate`, `active_count`, `get_ident`.

Counting or listing those alive is an operation, and what starts or ends meanwhile is then one too. The numbers that the system
gives to threads are invented, and a program that shows them is told so.

Python's documentation: threading, its functions.
"""

from __future__ import annotations

from ..execution.kernel import LISTED, Fiber, current
from .thread import LookThread, Thread, _MainThread, listed, looks

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
    _looks()
    return LookThread(lambda: len(_listed()), "active_count()")


def enumerate_() -> LookThread:
    main_thread()
    _looks()
    return LookThread(lambda: [fiber.handle for fiber in _listed()], "enumerate()")


def _looks() -> None:
    """Take note that the threads are counted: pools then say how many they have (`Machine.counted`)."""
    machine = current()
    if not machine.counted:
        machine.counted = machine.dirty = True
    looks(LISTED)


def _listed() -> list[Fiber]:
    """The threads of now: asked when the operation is done, since one that waits is part of the state and must not hold them."""
    found = [fiber for fiber in current().fibers if fiber.thread is fiber and listed(fiber)]
    for fiber in found:
        if isinstance(fiber.handle, Thread):
            fiber.handle._before_a_look()
    return found
