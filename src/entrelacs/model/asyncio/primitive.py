"""What the primitives by which tasks wait for one another share: a queue, served in order, and the loop that they belong to."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from ...bounds.kinds import word
from ...bounds.refusals import Unsupported
from ...execution import words
from ...execution.kernel import Op, current
from ...results import Event as Told
from ...results import Standing
from .coroutines import Coroutine, await_, coroutine
from .crossing import stay_home, touches
from .suspensions import Suspension, get_running_loop
from .tasks import Task

if TYPE_CHECKING:
    from .loops import Loop


class InQueue(Suspension):
    """Wait for one's turn in the queue of a primitive."""

    __slots__ = ("target",)

    def __init__(self, target: Any):
        super().__init__()
        self.target = target
        target.queue.append(self.task)

    def ready(self) -> bool:
        return self.target.serves(self.task)

    def leave(self) -> None:
        self.target.queue.remove(self.task)

    def done(self) -> Any:
        self.target.queue.remove(self.task)
        return self.target.grant()

    def going_on(self, result: Any = None) -> Told:
        return words.about("obtain", self.target)

    def awaits(self) -> Told:
        return self.target.why()


class AsyncPrimitive:
    """A primitive with a queue of tasks, served in order."""

    __slots__ = ("home", "queue")
    _modelled = True

    def __init__(self) -> None:
        self.queue: list[Task] = []
        self.home: Loop | None = None

    def free(self) -> bool:
        """Whether nobody waits, those that have just been cancelled left aside."""
        return all(task.must_cancel for task in self.queue)

    def first(self, task: Task) -> bool:
        return self.queue[0] is task

    def view(self) -> Standing:
        return Standing("tasks_waiting", len(self.queue))

    def why(self) -> Told:
        """What a task in its queue waits for."""
        return words.about("await", self)


class Taken(AsyncPrimitive):
    """A primitive that ``async with`` takes, and gives back."""

    __slots__ = ()

    def acquire(self) -> Coroutine:
        raise NotImplementedError

    def release(self) -> None:
        raise NotImplementedError

    @coroutine
    def __aenter__(self) -> Generator[Op, Any, None]:
        yield from await_(None, self.acquire())

    @coroutine
    def __aexit__(self, *exception: object) -> Generator[Op, Any, None]:
        self.release()
        return None
        yield


def bind(primitive: Any) -> None:
    """From the first wait on, a primitive belongs to one loop."""
    loop = get_running_loop()
    if primitive.home is None:
        primitive.home = loop
    elif primitive.home is not loop:
        # CPython shows the address of the object, that no execution has in common with another.
        module = "queues" if hasattr(primitive, "items") else "locks"
        raise RuntimeError(f"<asyncio.{module}.{type(primitive).__name__} object at …> is bound to a different event loop")


def at_home(primitive: Any) -> None:
    """Refuse what another thread does to a primitive, unless the model cuts it (`crossing`)."""
    name = f"asyncio.{word(type(primitive))} employé"
    machine = current()
    if (
        not machine.touching
        and (type(primitive) in machine.classes or not hasattr(primitive, "_crossing"))
        and touches(primitive)
    ):
        raise Unsupported(
            f"{name} par plusieurs fils : asyncio ne le permet pas (threading, ou loop.call_soon_threadsafe, sont faits pour cela)"
        )
    stay_home(primitive, primitive.home, name)
