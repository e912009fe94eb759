"""Where a task lets the others go on: the operations that end the part of it that runs alone."""

from __future__ import annotations

from asyncio import CancelledError
from collections.abc import Generator, Hashable
from typing import TYPE_CHECKING, Any

from ...kernel import ALWAYS, EXPIRE, NEVER, Fiber, Op, current

if TYPE_CHECKING:
    from .loops import Loop
    from .tasks import Task


def running_loop() -> Loop | None:
    fiber = current().current
    return fiber.group if fiber is not None and fiber.group is not fiber else None


def running_task() -> Task:
    fiber = current().current
    if fiber.group is fiber:
        raise RuntimeError("no running event loop")
    return fiber.handle


def get_running_loop() -> Loop:
    loop = running_loop()
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


AGAIN = type("Again", (), {"__slots__": ()})()
"""What a suspension answers when its task has to wait still."""


class Suspension(Op):
    """An ``await`` that really suspends its task."""

    __slots__ = ("task",)
    stands_back = True

    def __init__(self) -> None:
        self.task = running_task()

    def keys(self) -> tuple[Hashable, ...]:
        return (("loop", self.task.loop.index),)

    def __iter__(self) -> Generator[Op, Any, Any]:
        while True:
            if current().simulation:
                moments = [t.deadline for t in self.task.timeouts if t.deadline is not None]
                current().current.deadline = min(moments) if moments else None
            answer = yield self
            if answer is not AGAIN:
                return answer

    def ready(self) -> bool:
        """Whether what is awaited has come."""
        return True

    def expiring(self) -> tuple[str, ...]:
        """A branch for each time-out that may expire here."""
        active = [t for t in self.task.timeouts if t.delay is not None]
        if len(active) < 2 or current().simulation:
            return EXPIRE if active else NEVER
        return tuple(f"expire{index}" for index in range(len(active)))

    def choices(self) -> tuple[str, ...]:
        return ALWAYS if self.task.must_cancel or self.ready() else self.expiring()

    def execute(self, choice: str) -> Any:
        task = self.task
        if choice:
            active = [t for t in task.timeouts if t.delay is not None]
            if current().simulation:
                active.sort(key=lambda t: t.deadline)
            active[int(choice.removeprefix("expire") or 0)].expire()
            return AGAIN  # the others may go on before the task learns it
        for callback in task.loop.callbacks:
            if task.fiber.index in callback.earlier:
                callback.earlier.remove(task.fiber.index)
        if task.must_cancel:
            task.must_cancel = False
            self.leave()
            raise CancelledError(*task.cancel_message)
        return self.done()

    def leave(self) -> None:
        """The wait is abandoned."""

    def done(self) -> Any:
        """The wait has succeeded."""
        return None

    def words(self, done: bool = False, result: Any = None) -> str:
        return "reprend la main"

    def blocked(self) -> tuple[str, tuple[Fiber, ...]]:
        return "attend", ()


class Turn(Suspension):
    """Let the other tasks go on."""

    __slots__ = ()


class Start(Suspension):
    """A task begins."""

    __slots__ = ()

    def __init__(self, task: Task):
        self.task = task

    def words(self, done: bool = False, result: Any = None) -> str:
        return "commence"


class Nap(Suspension):
    """``asyncio.sleep``."""

    __slots__ = ("seconds",)

    def __init__(self, seconds: float):
        super().__init__()
        self.seconds = seconds
        machine = current()
        if machine.timed:
            machine.current.wake = machine.now() + seconds

    def ready(self) -> bool:
        machine = current()
        fiber = self.task.fiber
        return not (machine.simulation and fiber.wake is not None and fiber.wake > machine.clock)

    def choices(self) -> tuple[str, ...]:
        choices = super().choices()
        if choices == ALWAYS and not self.task.must_cancel and not current().simulation:
            return (*ALWAYS, *self.expiring())
        return choices

    def leave(self) -> None:
        self.task.fiber.wake = None

    def done(self) -> None:
        machine = current()
        fiber = self.task.fiber
        if fiber.wake is not None:
            machine.footprint.add(("clock", True))
            machine.clock = max(machine.clock, fiber.wake)
            fiber.wake = None

    def words(self, done: bool = False, result: Any = None) -> str:
        return f"se réveille après {self.seconds:g} s"

    def blocked(self) -> tuple[str, tuple[Fiber, ...]]:
        return f"dort {self.seconds:g} s", ()
