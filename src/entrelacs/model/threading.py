"""The modelled `threading`: what a program imports from it.

Each class does what the documentation of Python's `threading` promises, with CPython's exceptions
and messages. A method that may block or that others can observe is one `Op` (or a generator that
yields several); the rest is ordinary code, which runs at one go. To add a primitive: write in a
module of its own its operations as `Op` subclasses and its methods, and list it below
(``src/README.md`` tells it step by step).

Python's documentation: threading.
"""

from __future__ import annotations

from typing import Any

from ..bounds.refusals import Unsupported
from .barrier import Barrier, BrokenBarrierError
from .condition import Condition
from .event import Event
from .excepthook import ExceptHookArgs, excepthook
from .local import local
from .lock import TIMEOUT_MAX, Lock
from .rlock import RLock
from .roll_call import active_count, current_thread, enumerate_, get_ident, get_native_id, main_thread
from .semaphore import BoundedSemaphore, Semaphore
from .thread import Thread
from .timer import Timer

STANDS_FOR = "threading"


def settrace(function: Any) -> None:
    """Nothing is traced here: a tracer would see the explorer's steps, and could act between them."""
    raise Unsupported("threading.settrace() et setprofile() feraient exécuter une fonction du programme à chaque ligne : retirez-les")


setprofile = settrace


def stack_size(size: int = 0) -> int:
    return 0


PUBLIC: dict[str, Any] = {
    "Lock": Lock, "RLock": RLock, "Condition": Condition, "Semaphore": Semaphore,
    "BoundedSemaphore": BoundedSemaphore, "Event": Event, "Barrier": Barrier,
    "BrokenBarrierError": BrokenBarrierError, "Thread": Thread, "Timer": Timer, "local": local,
    "current_thread": current_thread, "currentThread": current_thread, "main_thread": main_thread,
    "get_ident": get_ident, "get_native_id": get_native_id, "active_count": active_count,
    "activeCount": active_count, "enumerate": enumerate_, "settrace": settrace, "setprofile": setprofile,
    "stack_size": stack_size, "TIMEOUT_MAX": TIMEOUT_MAX, "ExceptHookArgs": ExceptHookArgs,
    "ThreadError": RuntimeError, "excepthook": excepthook, "__excepthook__": excepthook,
}  # fmt: skip
