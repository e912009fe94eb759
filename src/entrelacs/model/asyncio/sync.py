"""The primitives by which tasks wait for one another: `Lock` and `Semaphore` serve in order, as documented."""

from __future__ import annotations

import asyncio
from asyncio import BrokenBarrierError, CancelledError
from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from ...bounds.kinds import word
from ...bounds.refusals import Unsupported
from ...execution import words
from ...execution.kernel import Fiber, Op, current, drive
from ...results import Event as Told
from ...results import Standing
from .coroutines import Coroutine, await_, coroutine
from .crossing import Shared, Touch, outside, stay_home, touches
from .futures import Gate
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


NOTIFIES_AGAIN = hasattr(asyncio.Condition, "_notify")
"""Whether a task that is cancelled in ``Condition.wait`` notifies another one (CPython 3.13)."""
NOTE = (
    "Condition.wait, annulé, notifie une autre tâche, ce qu'il ne faisait pas avant 3.13"
    if NOTIFIES_AGAIN
    else "Condition.wait, annulé, perd la notification reçue, ce qu'il ne fait plus depuis 3.13"
)


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


class Lock(AsyncPrimitive):
    """``asyncio.Lock``: fair."""

    __slots__ = ("owner",)

    def __init__(self) -> None:
        super().__init__()
        self.owner: Fiber | None = None

    def serves(self, task: Task) -> bool:
        return self.owner is None and self.first(task)

    def grant(self) -> bool:
        self.owner = current().current
        return True

    def locked(self) -> bool:
        return self.owner is not None

    @coroutine
    def acquire(self) -> Generator[Op, Any, bool]:
        at_home(self)
        if self.owner is None and self.free():
            return self.grant()
        bind(self)
        return (yield from InQueue(self))

    def release(self) -> None:
        if self.owner is None:
            raise RuntimeError("Lock is not acquired.")
        at_home(self)
        self.owner = None

    @coroutine
    def __aenter__(self) -> Generator[Op, Any, None]:
        yield from await_(None, self.acquire())

    @coroutine
    def __aexit__(self, *exception: object) -> Generator[Op, Any, None]:
        self.release()
        return None
        yield

    def why(self) -> Told:
        return words.held("await_lock", self)

    def view(self) -> Standing:
        return words.free_or_held(self.owner)


class Semaphore(AsyncPrimitive):
    """``asyncio.Semaphore``."""

    __slots__ = ("value",)

    def __init__(self, value: int = 1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        super().__init__()
        self.value = value

    @property
    def _value(self) -> int:
        return self.value

    def serves(self, task: Task) -> bool:
        return self.value > 0 and self.first(task)

    def grant(self) -> bool:
        self.value -= 1
        return True

    def locked(self) -> bool:
        return self.value == 0 or not self.free()

    @coroutine
    def acquire(self) -> Generator[Op, Any, bool]:
        at_home(self)
        if self.value > 0 and self.free():
            return self.grant()
        bind(self)
        return (yield from InQueue(self))

    def release(self) -> None:
        at_home(self)
        self.value += 1

    def why(self) -> Told:
        return words.about("await_token", self)

    @coroutine
    def __aenter__(self) -> Generator[Op, Any, None]:
        yield from await_(None, self.acquire())

    @coroutine
    def __aexit__(self, *exception: object) -> Generator[Op, Any, None]:
        self.release()
        return None
        yield

    def view(self) -> Standing:
        return Standing("tokens", self.value)


class BoundedSemaphore(Semaphore):
    """``asyncio.BoundedSemaphore``."""

    __slots__ = ("initial",)

    def __init__(self, value: int = 1):
        super().__init__(value)
        self.initial = value

    def release(self) -> None:
        if self.value >= self.initial:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class Event(Shared):
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
        while not (yield from drive(truth(0, result))):
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
