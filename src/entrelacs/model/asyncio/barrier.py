"""The modelled `asyncio.Barrier`.

It fills, then drains: the last of the `parties` opens it, and who comes while the others leave waits until they have left.
`abort` breaks it for all, `reset` throws out those who wait.

Python's documentation: asyncio, *Synchronization Primitives*, *Barrier*.
"""

from __future__ import annotations

import asyncio
from asyncio import BrokenBarrierError
from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from ...execution import words
from ...execution.kernel import Op
from ...results import Event as Told
from ...results import Standing
from .coroutines import Coroutine, coroutine
from .futures import Gate
from .primitive import at_home, bind

if TYPE_CHECKING:
    from .loops import Loop


class Barrier:
    """``asyncio.Barrier``."""

    __slots__ = ("count", "drain", "home", "parties", "queue", "state")
    _modelled = True

    def __init__(self, parties: int):
        if parties < 1:
            asyncio.Barrier(parties)  # raises, in the words of this version of Python
        self.parties, self.count, self.state = parties, 0, "filling"
        self.home: Loop | None = None
        self.queue: list[Gate] = []
        self.drain: list[Gate] = []

    @property
    def n_waiting(self) -> int:
        return self.count if self.state == "filling" else 0

    @property
    def broken(self) -> bool:
        return self.state == "broken"

    @coroutine
    def wait(self) -> Generator[Op, Any, int]:
        at_home(self)
        bind(self)
        while self.state in ("draining", "resetting"):
            gate = Gate(self)
            self.drain.append(gate)
            yield from gate.wait()
        if self.state == "broken":
            raise BrokenBarrierError("Barrier aborted")
        index = self.count
        self.count += 1
        try:
            if index + 1 == self.parties:
                self.state = "draining"
                self._open(True)
            else:
                gate = Gate(self)
                self.queue.append(gate)
                try:
                    yield from gate.wait()
                finally:
                    if gate in self.queue:
                        self.queue.remove(gate)
                if self.state in ("broken", "resetting"):
                    raise BrokenBarrierError("Abort or reset of barrier")
            return index
        finally:
            self.count -= 1
            if self.count == 0 and self.state in ("draining", "resetting"):
                self.state = "filling"
                for gate in self.drain:
                    if not gate.done():
                        gate.set_result(True)
                self.drain.clear()

    def _open(self, value: bool) -> None:
        for gate in self.queue:
            if not gate.done():
                gate.set_result(value)
        self.queue.clear()

    @coroutine
    def reset(self) -> Generator[Op, Any, None]:
        if self.count > 0:
            if self.state != "resetting":
                self.state = "resetting"
        else:
            self.state = "filling"
        self._open(True)
        return None
        yield

    @coroutine
    def abort(self) -> Generator[Op, Any, None]:
        self.state = "broken"
        self._open(True)
        return None
        yield

    def __aenter__(self) -> Coroutine:
        return self.wait()

    @coroutine
    def __aexit__(self, *exception: object) -> Generator[Op, Any, None]:
        return None
        yield

    def awaited(self, gate: Gate) -> Told:
        return words.about("await_opening", self, amount=self.count, of=self.parties)

    def view(self) -> Standing:
        return Standing("tasks_arrived", self.count, self.parties)
