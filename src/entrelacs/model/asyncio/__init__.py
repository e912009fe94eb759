"""The modelled `asyncio`.

A task is a fiber of its loop's group: only one of them runs at a time, and it keeps running until
an ``await`` really suspends it (`suspensions`). Which ready task goes next is not documented, so
every choice is explored; `Lock` and `Semaphore` serve their waiters in order, as documented.
"""

from __future__ import annotations

import sys
from asyncio import BrokenBarrierError, CancelledError, InvalidStateError, QueueEmpty, QueueFull
from typing import Any

from .barrier import Barrier
from .condition import Condition
from .coroutines import aiter_, anext_, iscoroutine, iscoroutinefunction, names
from .event import Event
from .futures import Future, isfuture
from .groups import TaskGroup
from .lock import Lock
from .loops import Loop, ensure_future, get_event_loop, new_event_loop, set_event_loop
from .queues import LifoQueue, PriorityQueue, Queue, QueueShutDown
from .runner import Runner, run
from .semaphore import BoundedSemaphore, Semaphore
from .suspensions import get_running_loop
from .tasks import Callback, Task, all_tasks, create_task, current_task, sleep
from .threads import run_coroutine_threadsafe, to_thread
from .timeouts import timeout, timeout_at, wait_for
from .together import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, as_completed, gather, shield, wait

STANDS_FOR = "asyncio"
PUBLIC: dict[str, Any] = {
    "run": run, "create_task": create_task, "ensure_future": ensure_future, "gather": gather,
    "shield": shield, "wait": wait, "wait_for": wait_for, "sleep": sleep, "timeout": timeout,
    "timeout_at": timeout_at, "TaskGroup": TaskGroup, "Lock": Lock, "Semaphore": Semaphore,
    "BoundedSemaphore": BoundedSemaphore, "Event": Event, "Condition": Condition, "Barrier": Barrier,
    "BrokenBarrierError": BrokenBarrierError, "Queue": Queue, "LifoQueue": LifoQueue,
    "PriorityQueue": PriorityQueue, "QueueEmpty": QueueEmpty, "QueueFull": QueueFull, "Future": Future,
    "Task": Task, "CancelledError": CancelledError, "TimeoutError": TimeoutError,
    "InvalidStateError": InvalidStateError, "to_thread": to_thread, "current_task": current_task,
    "all_tasks": all_tasks, "get_running_loop": get_running_loop, "get_event_loop": get_event_loop,
    "set_event_loop": set_event_loop, "new_event_loop": new_event_loop, "SelectorEventLoop": Loop, "AbstractEventLoop": Loop,
    "BaseEventLoop": Loop, "Timeout": timeout, "Handle": Callback, "TimerHandle": Callback,
    "Runner": Runner, "as_completed": as_completed, "run_coroutine_threadsafe": run_coroutine_threadsafe,
    "iscoroutine": iscoroutine, "iscoroutinefunction": iscoroutinefunction, "isfuture": isfuture,
    "FIRST_COMPLETED": FIRST_COMPLETED, "FIRST_EXCEPTION": FIRST_EXCEPTION, "ALL_COMPLETED": ALL_COMPLETED,
}  # fmt: skip
if sys.version_info >= (3, 13):
    PUBLIC["QueueShutDown"], PUBLIC["EventLoop"] = QueueShutDown, Loop

__all__ = ["PUBLIC", "aiter_", "anext_", "names"]
