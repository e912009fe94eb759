"""What of the library is wrapped, so that we know who is who and who waits, and the schedule says when a delay is over.

Of ``Thread``, ``Condition`` and ``Handle`` (what an event loop runs), a few methods report to the conductor; what they do is CPython's.

The model's time is virtual: a sleep lasts as long as others take, a wait expires when its turn comes. So ``time.sleep`` does not sleep, a
wait of a condition that has to expire does so soon, one that must not lasts as long as it takes, and every clock that the program can read
is ahead by what was not waited for. A lock or a join that has to expire does so in its own time: they are written in C.
"""

from __future__ import annotations

import asyncio
import queue
import threading
import time
from collections.abc import Callable
from typing import Any

from .conductor import Conductor


def lead_the_library(conductor: Conductor) -> None:
    """Have the threads, the waits and the clocks of this process report to `conductor`."""
    _threads(conductor)
    _waits(conductor)
    _loops(conductor)
    _clocks(conductor)


def _threads(conductor: Conductor) -> None:
    kind: Any = threading.Thread
    make, bootstrap = kind.__init__, kind._bootstrap

    def __init__(self: Any, *arguments: Any, **keywords: Any) -> None:
        make(self, *arguments, **keywords)
        conductor.claim(self)

    def _bootstrap(self: Any) -> None:
        conductor.enter(self)
        bootstrap(self)
        conductor.leave()

    kind.__init__, kind._bootstrap = __init__, _bootstrap
    timer: Any = threading.Timer
    for each in (kind, timer):
        each.run = _beginning(conductor, each.run)


def _beginning(conductor: Conductor, run: Callable[[Any], None]) -> Any:
    def beginning(self: Any) -> None:
        conductor.beginning()
        run(self)

    return beginning


def _waits(conductor: Conductor) -> None:
    kind: Any = threading.Condition
    make, wait = kind.__init__, kind.wait

    def __init__(self: Any, lock: Any = None) -> None:
        make(self, lock)
        let_go, retake = self._release_save, self._acquire_restore

        def released() -> Any:
            saved = let_go()
            conductor.parked()
            return saved

        def retaken(saved: Any) -> None:
            conductor.retaking()
            retake(saved)

        self._release_save, self._acquire_restore = released, retaken

    def waiting(self: Any, timeout: float | None = None) -> bool:
        conductor.entering()
        answer: bool = wait(self, conductor.patience(timeout))
        return answer

    kind.__init__, kind.wait = __init__, waiting


def _loops(conductor: Conductor) -> None:
    handle: Any = asyncio.Handle
    loop: Any = asyncio.BaseEventLoop
    run, make = handle._run, loop.__init__

    def _run(self: Any) -> None:
        task = getattr(self._callback, "__self__", None)
        follower = conductor.task(task.get_name()) if isinstance(task, asyncio.Task) else None
        if follower is None or not isinstance(task, asyncio.Task):
            run(self)
        else:
            conductor.turn(follower)
            run(self)
            conductor.turned(follower, task.done())

    def __init__(self: Any) -> None:
        make(self)
        conductor.loops.append(self)

    handle._run, loop.__init__ = _run, __init__


def _clocks(conductor: Conductor) -> None:
    def ahead(clock: Callable[[], Any], unit: int) -> Callable[[], Any]:
        return lambda: clock() + (round(conductor.skew * unit) if unit > 1 else conductor.skew)

    for name in ("monotonic", "time", "perf_counter"):
        setattr(time, name, ahead(getattr(time, name), 1))
        setattr(time, f"{name}_ns", ahead(getattr(time, f"{name}_ns"), 1_000_000_000))
    threading._time = queue.time = time.monotonic  # type: ignore[attr-defined]

    def sleep(seconds: Any, /) -> None:
        really(0 if seconds >= 0 else seconds)
        conductor.skew += seconds

    really = time.sleep
    time.sleep = sleep
