"""The modelled `asyncio.Event`.

A flag. `set` wakes all who wait at that moment, and they go on even if it is cleared before their turn. Threads may share one:
`set` is then cut as CPython's own code is, and the loop may sleep through it (`crossing`).

Python's documentation: asyncio, *Synchronization Primitives*, *Event*.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from ...bounds.refusals import Unsupported
from ...execution import words
from ...execution.kernel import Op
from ...results import Event as Told
from ...results import Standing
from .coroutines import coroutine
from .crossing import Crossed, Touch, outside, touches
from .futures import Gate
from .primitive import at_home, bind

if TYPE_CHECKING:
    from .loops import Loop


class Event(Crossed):
    """``asyncio.Event``."""

    __slots__ = ("flag", "home", "queue")
    _modelled = True
    _crossing = {"is_set": False, "set": True, "clear": True}

    def __init__(self) -> None:
        self.home: Loop | None = None
        self.flag = False
        self.queue: list[Gate] = []

    def is_set(self) -> bool:
        return self.flag

    def set(self) -> None:
        at_home(self)
        self.flag = True
        self.wake()

    def wake(self) -> None:
        for gate in self.queue:
            if not gate.done():
                gate.set_result(True)

    def _crossed_set(self) -> Generator[Op, Any, None]:
        if (yield from Touch(self, "set", True, self.raise_flag, wakes=False)):
            return
        waiting = yield from Touch(self, "set", True, self._crossed_wake)
        if waiting and outside(self.home):
            yield from Touch(self, "set", False, self._crossed_end, (waiting,))

    def _crossed_wake(self) -> list[Gate]:
        if outside(self.home) and len(self.queue) > 1:
            raise Unsupported(
                "asyncio.Event.set() depuis un autre fil, quand plusieurs tâches attendent : employez loop.call_soon_threadsafe"
            )
        self.wake()
        return list(self.queue)

    def _crossed_end(self, waiting: list[Gate]) -> None:
        """CPython goes through those who wait: the one that is told may leave before it has come to the end of them."""
        if self.queue != waiting:
            raise RuntimeError("deque mutated during iteration")

    def raise_flag(self) -> bool:
        """Whether it was raised already."""
        before, self.flag = self.flag, True
        return before

    def clear(self) -> None:
        self.flag = False

    @coroutine
    def wait(self) -> Generator[Op, Any, bool]:
        crossed = touches(self)
        if crossed:
            if (yield from Touch(self, "is_set", False, self.is_set)):
                return True
        elif self.flag:
            return True
        bind(self)
        gate = Gate(self)
        if crossed:
            yield from Touch(self, "wait", True, self.queue.append, (gate,), wakes=False)
        else:
            self.queue.append(gate)
        try:
            yield from gate.wait()
            gate.result()
        finally:
            self.queue.remove(gate)
        return True

    def awaited(self, gate: Gate) -> Told:
        return words.about("await_flag", self)

    def view(self) -> Standing:
        return Standing("set" if self.flag else "clear")
