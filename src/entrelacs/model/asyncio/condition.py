"""The modelled `asyncio.Condition`.

`wait` gives the lock back, waits for a notification, and takes the lock again before it returns, raises, or is cancelled; what
becomes of the notification of a task that is cancelled depends on the version (`NOTE`).

Python's documentation: asyncio, *Synchronization Primitives*, *Condition*.
"""

from __future__ import annotations

import asyncio
from asyncio import CancelledError
from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from ...execution import words
from ...execution.kernel import Op, current, drive
from ...results import Event as Told
from ...results import Standing
from .coroutines import Coroutine, await_, coroutine
from .futures import Gate
from .lock import Lock
from .primitive import at_home, bind

if TYPE_CHECKING:
    from .loops import Loop

NOTIFIES_AGAIN = hasattr(asyncio.Condition, "_notify")
"""Whether a task that is cancelled in ``Condition.wait`` notifies another one (CPython 3.13)."""
NOTE = (
    "Condition.wait, annulé, notifie une autre tâche, ce qu'il ne faisait pas avant 3.13"
    if NOTIFIES_AGAIN
    else "Condition.wait, annulé, perd la notification reçue, ce qu'il ne fait plus depuis 3.13"
)


class Condition:
    """``asyncio.Condition``."""

    __slots__ = ("home", "lock", "queue")
    _modelled = True

    def __init__(self, lock: Lock | None = None):
        self.home: Loop | None = None
        self.lock = Lock() if lock is None else lock
        self.queue: list[Gate] = []

    def locked(self) -> bool:
        return self.lock.locked()

    def acquire(self) -> Coroutine:
        return self.lock.acquire()

    def release(self) -> None:
        self.lock.release()

    def __aenter__(self) -> Coroutine:
        return self.lock.__aenter__()

    def __aexit__(self, *exception: object) -> Coroutine:
        return self.lock.__aexit__(*exception)

    @coroutine
    def wait(self) -> Generator[Op, Any, bool]:
        if not self.lock.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        bind(self)
        gate = Gate(self)
        self.lock.release()
        self.queue.append(gate)
        cancelled: BaseException | None = None
        try:
            yield from gate.wait()
            gate.result()
        except CancelledError as error:
            cancelled = error
        if gate in self.queue:
            self.queue.remove(gate)
        again = True
        while again:
            try:
                yield from await_(None, self.lock.acquire())
                again = False
            except CancelledError as error:
                cancelled = error if NOTIFIES_AGAIN else CancelledError()
        if cancelled is not None:
            current().versions.add(NOTE)
            if NOTIFIES_AGAIN:
                self._notify(1)
            raise cancelled
        return True

    @coroutine
    def wait_for(self, predicate: Any) -> Generator[Op, Any, Any]:
        call, truth = current().operations.call, current().operations.truth
        result = yield from drive(call(None, predicate))
        while not (yield from drive(truth(None, result))):
            yield from await_(None, self.wait())
            result = yield from drive(call(None, predicate))
        return result

    def notify(self, n: int = 1) -> None:
        if not self.lock.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        at_home(self)
        self._notify(n)

    def _notify(self, n: int) -> None:
        for gate in [g for g in self.queue if not g.done()][:n]:
            gate.set_result(True)
            self.queue.remove(gate)

    def notify_all(self) -> None:
        self.notify(len(self.queue))

    def awaited(self, gate: Gate) -> Told:
        return words.about("await_notification", self)

    def view(self) -> Standing:
        return Standing("tasks_waiting", len(self.queue))
