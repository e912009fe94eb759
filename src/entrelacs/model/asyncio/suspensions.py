"""Where a task lets the others go on: the operations that end the part of it that runs alone.

Python's documentation: asyncio, *Coroutines and Tasks*; the language reference, *Await expression*.
"""

from __future__ import annotations

from asyncio import CancelledError
from collections.abc import Generator, Hashable
from typing import TYPE_CHECKING, Any

from ...execution import words
from ...execution.kernel import ALWAYS, EXPIRE, NEVER, Op, current
from ...results import Event
from ..moments import from_now, move_to

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
    task: Task = fiber.handle
    return task


def get_running_loop() -> Loop:
    loop = running_loop()
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


class Again:
    """What a suspension answers when a time limit has expired: its task has not gone on yet, and others may before it."""

    __slots__ = ("delay",)

    def __init__(self, delay: float | None):
        self.delay = delay


class Deadline:
    """A time after which something happens to a task, wherever it is suspended: CPython's loop calls it then."""

    __slots__ = ("deadline", "delay")
    _modelled = True

    def __init__(self, delay: float | None):
        self.delay = delay  # None: it does not run, or runs no more
        self.deadline: float | None = None  # on the clock of the loop

    def start(self) -> None:
        """From now on the time passes."""
        if self.delay is not None and current().timed:
            self.deadline = from_now(self.delay)

    def expire(self) -> None:
        """Called by the loop, once."""
        machine = current()
        if self.deadline is not None and machine.timed:
            move_to(self.deadline)
        self.delay = self.deadline = None


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
                moments = [limit.deadline for limit in self.limits() if limit.deadline is not None]
                current().current.deadline = min(moments) if moments else None
            answer = yield self
            if type(answer) is not Again:
                return answer

    def ready(self) -> bool:
        """Whether what is awaited has come."""
        return True

    def limits(self) -> list[Deadline]:
        """The time limits that run."""
        return [limit for limit in self.task.timeouts if limit.delay is not None]

    def expiring(self) -> tuple[str, ...]:
        """A branch for each time limit that may expire here."""
        active = len(self.limits())
        if active < 2 or current().simulation:
            return EXPIRE if active else NEVER
        return tuple(f"expire{index}" for index in range(active))

    def able(self) -> bool:
        """Whether the task may go on."""
        return self.immediate() and not self.task.loop.asleep

    def immediate(self) -> bool:
        """Whether it may without a timer, once its loop is awake."""
        return self.task.must_cancel or self.ready()

    def choices(self) -> tuple[str, ...]:
        """A limit may expire until the task goes on, even if what it waits for has come."""
        if not self.able():
            return self.expiring()
        return (*ALWAYS, *self.expiring()) if self.task.timeouts else ALWAYS

    def execute(self, choice: str) -> Any:
        task = self.task
        task.loop.asleep = False
        if choice:
            active = self.limits()
            if current().simulation:
                active.sort(key=lambda limit: 0.0 if limit.deadline is None else limit.deadline)
            limit = active[int(choice.removeprefix("expire") or 0)]
            answer = Again(limit.delay)
            limit.expire()
            return answer
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

    def event(self, done: bool = False, result: Any = None) -> Event:
        if type(result) is Again:
            return words.lasting("expire", result.delay)
        if self.task.must_cancel and not done:
            return Event("learn_cancellation")
        return self.going_on(result if done else None)

    def going_on(self, result: Any = None) -> Event:
        """What the task does when it goes on; `result` is known once it has."""
        return Event("go_on")

    def blocked(self) -> Event:
        running = self.task.loop.running
        if running is not None and running is not self.task.fiber and (self.task.must_cancel or self.ready()):
            return Event("await_turn", running.name, holders=words.who([running]))
        if self.task.loop.asleep and self.immediate():
            return Event("await_awakening")
        return self.awaits()

    def awaits(self) -> Event:
        """What the task waits for, and the tasks or threads that could bring it."""
        return Event("await_turn")


class Turn(Suspension):
    """Let the other tasks go on."""

    __slots__ = ()


class Pause(Turn):
    """The same, where CPython may not suspend the task: no time limit can expire there."""

    __slots__ = ()

    def limits(self) -> list[Deadline]:
        return []


class Start(Suspension):
    """A task begins."""

    __slots__ = ()

    def __init__(self, task: Task):
        self.task = task

    def going_on(self, result: Any = None) -> Event:
        return self.task.beginning()


class Nap(Suspension):
    """``asyncio.sleep``."""

    __slots__ = ("seconds",)

    def __init__(self, seconds: float):
        super().__init__()
        self.seconds = seconds
        machine = current()
        if machine.timed:
            machine.current.wake = machine.now() + float(seconds)

    def ready(self) -> bool:
        machine = current()
        fiber = self.task.fiber
        return not (machine.simulation and fiber.wake is not None and fiber.wake > machine.clock)

    def able(self) -> bool:
        """A timer wakes the loop up."""
        return self.ready() or super().able()

    def immediate(self) -> bool:
        return self.task.must_cancel

    def leave(self) -> None:
        self.task.fiber.wake = None

    def done(self) -> None:
        machine = current()
        fiber = self.task.fiber
        if fiber.wake is not None:
            machine.clock = max(machine.clock, fiber.wake)
            fiber.wake = None

    def going_on(self, result: Any = None) -> Event:
        return words.lasting("wake", self.seconds)

    def awaits(self) -> Event:
        return words.lasting("sleep", self.seconds)
