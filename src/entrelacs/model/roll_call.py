"""The threads that are there: `current_thread`, `main_thread`, `enumerate`, `active_count`, `get_ident`.

Counting or listing those alive is an operation, and what starts or ends meanwhile is then one too. The numbers that the system
gives to threads are invented, and a program that shows them is told so.

Python's documentation: threading, its functions.
"""

from __future__ import annotations

from ..execution.kernel import current
from .thread import LookThread, Thread, looks, over

STANDS_FOR = "threading"


def current_thread() -> Thread:
    fiber = current().current.thread
    if fiber.handle is None:
        thread = Thread.__new__(Thread)
        thread._fiber = fiber
        thread._target, thread._args, thread._kwargs = None, (), {}
        fiber.handle = thread
    return fiber.handle


def main_thread() -> Thread:
    machine = current()
    if machine.current.thread.index == 0:
        return current_thread()
    main = machine.fibers[0]
    if main.handle is None:
        main.handle = Thread.__new__(Thread)
        main.handle._fiber = main
        main.handle._target, main.handle._args, main.handle._kwargs = None, (), {}
    return main.handle


def get_ident() -> int:
    current().invented.add("threading.get_ident()")
    return current().current.thread.index + 1


get_native_id = get_ident


def active_count() -> LookThread:
    fibers = current().fibers
    looks("started")
    looks("alive")
    return LookThread(lambda: sum(1 for f in fibers if f.status == "ready" and f.thread is f and not over(f)), "active_count()")


def enumerate_() -> LookThread:
    fibers = current().fibers
    main_thread()
    looks("started")
    looks("alive")
    return LookThread(lambda: [f.handle for f in fibers if f.status == "ready" and f.thread is f and not over(f)], "enumerate()")
