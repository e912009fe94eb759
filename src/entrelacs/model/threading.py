"""The modelled `threading`.

Each class does what the documentation of Python's `threading` promises, with CPython's exceptions
and messages. A method that may block or that others can observe is one `Op` (or a generator that
yields several); the rest is ordinary code, which runs at one go. To add a primitive: write its
operations as `Op` subclasses, its methods as below, and list it in the module's ``__all__``.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Generator, Hashable
from itertools import combinations
from typing import Any

from .. import words
from ..kernel import ALWAYS, EXPIRE, NEVER, Fiber, Op, caught, current, drive
from ..results import Failure

TIMEOUT_MAX = threading.TIMEOUT_MAX


def timed(timeout: float | None) -> bool:
    """Whether a timeout can expire; when simulating, note when."""
    machine = current()
    if machine.simulation and timeout is not None:
        machine.current.deadline = machine.clock + max(timeout, 0)
    return timeout is not None


class Primitive:
    """What every synchronization object has: a name that does not depend on the schedule."""

    __slots__ = ("serial",)
    _modelled = True

    def __init__(self) -> None:
        self.serial = current().serial(type(self).__name__)

    def __hash__(self) -> int:
        return 0  # never an address: the order of a set is the same in every execution

    @property
    def probe(self) -> tuple[Hashable, ...]:
        """The location of its state, as seen by those who look without waiting."""
        return (*self.serial, "state")


class PrimitiveOp(Op):
    """An operation on one primitive."""

    __slots__ = ("target",)

    def __init__(self, target: Primitive):
        self.target = target

    def keys(self) -> tuple[Hashable, ...]:
        return (self.target.serial,)


# -- locks ----------------------------------------------------------------------------------


class Acquire(PrimitiveOp):
    """Take a lock, waiting for it unless told not to."""

    __slots__ = ("blocking", "fiber", "timed")

    def __init__(self, target: Lock | RLock, blocking: bool, has_timeout: bool):
        self.target, self.blocking, self.timed = target, blocking, has_timeout
        self.fiber = current().current

    def choices(self) -> tuple[str, ...]:
        if self.target.owner is None or not self.blocking:
            return ALWAYS
        return EXPIRE if self.timed else NEVER

    def execute(self, choice: str) -> bool:
        if choice == "expire" or self.target.owner is not None:
            return False
        self.target.take(self.fiber)
        return True

    def words(self, done: bool = False, result: Any = None) -> str:
        name = words.label(self.target)
        if done and result is False:
            return f"renonce à {name} : délai expiré" if self.timed else f"n'obtient pas {name}"
        return f"acquiert {name}" if self.blocking and not self.timed else f"tente d'acquérir {name}" if not done else f"acquiert {name}"

    def blocked(self) -> tuple[str, tuple[Fiber, ...]]:
        owner = self.target.owner
        holders = () if owner is None else (owner,)
        return f"attend {words.label(self.target)}{words.held_by(holders)}", holders


class Release(PrimitiveOp):
    """Give a lock back."""

    __slots__ = ()

    def execute(self, choice: str) -> None:
        self.target.give_back()

    def words(self, done: bool = False, result: Any = None) -> str:
        return f"libère {words.label(self.target)}"


class Look(PrimitiveOp):
    """Read the state of a primitive without waiting."""

    __slots__ = ("read", "text")
    writes = False

    def __init__(self, target: Primitive, read: Callable[[], Any], text: str):
        self.target, self.read, self.text = target, read, text

    def execute(self, choice: str) -> Any:
        return self.read()

    def words(self, done: bool = False, result: Any = None) -> str:
        what = f"lit {words.label(self.target)}.{self.text}"
        return f"{what} : {result!r}" if done else what


class Lock(Primitive):
    """``threading.Lock``: free or held; any thread may release it."""

    __slots__ = ("owner",)

    def __init__(self) -> None:
        super().__init__()
        self.owner: Fiber | None = None

    def take(self, fiber: Fiber) -> None:
        self.owner = fiber

    def give_back(self) -> None:
        if self.owner is None:
            raise RuntimeError("release unlocked lock")
        self.owner = None

    def acquire(self, blocking: bool = True, timeout: float = -1) -> Acquire:
        check_acquire(blocking, timeout)
        return Acquire(self, bool(blocking), timed(timeout if timeout is not None and timeout >= 0 else None))

    def release(self) -> Release:
        return Release(self)

    def locked(self) -> Look:
        return Look(self, lambda: self.owner is not None, "locked()")

    def __enter__(self) -> Acquire:
        return self.acquire()

    def __exit__(self, *exception: object) -> Release:
        return Release(self)

    acquire_lock, release_lock, locked_lock = acquire, release, locked

    # What a Condition needs of its lock.
    def _is_owned(self) -> bool:
        return self.owner is not None

    def _save(self) -> int:
        self.owner = None
        return 1

    def _restore(self, fiber: Fiber, count: int) -> None:
        self.owner = fiber

    def view(self) -> tuple[str, Fiber | None]:
        return ("libre" if self.owner is None else f"tenu par {self.owner.name}"), self.owner


def check_acquire(blocking: object, timeout: float) -> None:
    """Raise what CPython raises on wrong arguments: a real lock is asked, which refuses them without waiting."""
    if type(timeout) not in (int, float) or not (timeout == -1 or blocking and 0 <= timeout <= TIMEOUT_MAX):
        threading.Lock().acquire(bool(blocking), timeout)


class ReleaseOwned(PrimitiveOp):
    """Give back a re-entrant lock taken once."""

    __slots__ = ()

    def execute(self, choice: str) -> None:
        self.target.give_back()

    def words(self, done: bool = False, result: Any = None) -> str:
        return f"libère {words.label(self.target)}"


class RLock(Primitive):
    """``threading.RLock``: its owner may take it again, and alone may release it."""

    __slots__ = ("count", "owner")

    def __init__(self) -> None:
        super().__init__()
        self.owner: Fiber | None = None
        self.count = 0

    def take(self, fiber: Fiber) -> None:
        self.owner, self.count = fiber, 1

    def give_back(self) -> None:
        self.count -= 1
        if self.count == 0:
            self.owner = None

    def acquire(self, blocking: bool = True, timeout: float = -1) -> Any:
        check_acquire(blocking, timeout)
        if self.owner is current().current:  # nobody else can see the difference
            self.count += 1
            return True
        return Acquire(self, bool(blocking), timed(timeout if timeout is not None and timeout >= 0 else None))

    def release(self) -> Any:
        if self.owner is not current().current:
            raise RuntimeError("cannot release un-acquired lock")
        if self.count > 1:
            self.count -= 1
            return None
        return ReleaseOwned(self)

    def __enter__(self) -> Any:
        return self.acquire()

    def __exit__(self, *exception: object) -> Any:
        return self.release()

    def _is_owned(self) -> bool:
        return self.owner is current().current

    def _save(self) -> int:
        count, self.count, self.owner = self.count, 0, None
        return count

    def _restore(self, fiber: Fiber, count: int) -> None:
        self.owner, self.count = fiber, count

    if sys.version_info >= (3, 14):

        def locked(self) -> Look:
            return Look(self, lambda: self.owner is not None, "locked()")

    def view(self) -> tuple[str, Fiber | None]:
        if self.owner is None:
            return "libre", None
        times = f" ({self.count} fois)" if self.count > 1 else ""
        return f"tenu par {self.owner.name}{times}", self.owner


# -- conditions -----------------------------------------------------------------------------


class Waiter:
    """One thread in the queue of a condition, an event or a barrier."""

    __slots__ = ("fiber", "saved", "woken")
    _modelled = True

    def __init__(self, fiber: Fiber):
        self.fiber, self.woken, self.saved = fiber, False, 0


def enqueue(queue: list[Waiter], waiter: Waiter) -> None:
    """Join a queue. Unless the order is CPython's, it does not matter: keep it by thread."""
    queue.append(waiter)
    if current().wakeups != "fifo":
        queue.sort(key=lambda w: w.fiber.index)


class StartWaiting(PrimitiveOp):
    """First half of ``wait``: join the queue and let the lock go, in one step."""

    __slots__ = ("waiter",)

    def __init__(self, target: Condition):
        self.target, self.waiter = target, Waiter(current().current)

    def keys(self) -> tuple[Hashable, ...]:
        return (self.target.serial, self.target.lock.serial)

    def execute(self, choice: str) -> Waiter:
        if not self.target.lock._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        self.waiter.saved = self.target.lock._save()
        enqueue(self.target.queue, self.waiter)
        return self.waiter

    def words(self, done: bool = False, result: Any = None) -> str:
        return f"attend sur {words.label(self.target)} (libère le verrou)"


class WakeUp(PrimitiveOp):
    """Second half of ``wait``: once notified, take the lock again."""

    __slots__ = ("timed", "waiter")

    def __init__(self, target: Condition, waiter: Waiter, has_timeout: bool):
        self.target, self.waiter, self.timed = target, waiter, has_timeout

    def keys(self) -> tuple[Hashable, ...]:
        return (self.target.serial, self.target.lock.serial)

    def choices(self) -> tuple[str, ...]:
        if self.waiter.woken:
            return ALWAYS if self.target.lock.owner is None else NEVER
        return EXPIRE if self.timed else NEVER

    def execute(self, choice: str) -> bool:
        if choice == "expire":
            return False  # still in the queue: a notification may yet be lost on it, as in CPython
        self.target.lock._restore(self.waiter.fiber, self.waiter.saved)
        return True

    def words(self, done: bool = False, result: Any = None) -> str:
        if result is False:
            return f"cesse d'attendre {words.label(self.target)} : délai expiré"
        return f"se réveille et reprend {words.label(self.target.lock)}"

    def blocked(self) -> tuple[str, tuple[Fiber, ...]]:
        if self.waiter.woken:
            owner = self.target.lock.owner
            holders = () if owner is None else (owner,)
            return f"réveillé, attend {words.label(self.target.lock)}{words.held_by(holders)}", holders
        return f"attend une notification de {words.label(self.target)}", ()


class Reacquire(PrimitiveOp):
    """After a timeout, take the lock again, and only then leave the queue."""

    __slots__ = ("condition", "waiter")

    def __init__(self, condition: Condition, waiter: Waiter):
        self.target, self.condition, self.waiter = condition.lock, condition, waiter

    def keys(self) -> tuple[Hashable, ...]:
        return (self.condition.serial, self.target.serial)

    def choices(self) -> tuple[str, ...]:
        return ALWAYS if self.target.owner is None else NEVER

    def execute(self, choice: str) -> None:
        self.target._restore(self.waiter.fiber, self.waiter.saved)
        if self.waiter in self.condition.queue:
            self.condition.queue.remove(self.waiter)

    def words(self, done: bool = False, result: Any = None) -> str:
        return f"reprend {words.label(self.target)}"

    def blocked(self) -> tuple[str, tuple[Fiber, ...]]:
        owner = self.target.owner
        holders = () if owner is None else (owner,)
        return f"attend {words.label(self.target)}{words.held_by(holders)}", holders


class Notify(PrimitiveOp):
    """Wake up `n` waiters: which ones is not defined, so every choice is a branch."""

    __slots__ = ("number",)

    def __init__(self, target: Condition, number: int):
        self.target, self.number = target, number

    def keys(self) -> tuple[Hashable, ...]:
        return (self.target.serial, self.target.lock.serial)

    def choices(self) -> tuple[str, ...]:
        queue = self.target.queue
        if self.number >= len(queue) or self.number <= 0 or current().wakeups == "fifo":
            return ALWAYS
        indices = [waiter.fiber.index for waiter in queue]
        return tuple("+".join(map(str, chosen)) for chosen in combinations(indices, self.number))

    def execute(self, choice: str) -> None:
        if not self.target.lock._is_owned():  # looked at now: of a `Lock`, anybody may be the owner
            raise RuntimeError("cannot notify on un-acquired lock")
        queue = self.target.queue
        if choice:
            chosen = [w for w in queue if str(w.fiber.index) in choice.split("+")]
        else:
            chosen = queue[: max(self.number, 0)]
        for waiter in chosen:
            waiter.woken = True
            queue.remove(waiter)

    def words(self, done: bool = False, result: Any = None) -> str:
        what = "notifie tous les fils de" if self.number >= MANY else "notifie"
        return f"{what} {words.label(self.target)}"


MANY = 1 << 30


class Condition(Primitive):
    """``threading.Condition``: a queue of waiters beside a lock."""

    __slots__ = ("lock", "queue")

    def __init__(self, lock: Any = None):
        super().__init__()
        self.lock = RLock() if lock is None else lock
        self.queue: list[Waiter] = []

    def acquire(self, *arguments: Any, **keywords: Any) -> Any:
        return self.lock.acquire(*arguments, **keywords)

    def release(self) -> Any:
        return self.lock.release()

    def __enter__(self) -> Any:
        return self.lock.__enter__()

    def __exit__(self, *exception: object) -> Any:
        return self.lock.__exit__(*exception)

    def wait(self, timeout: float | None = None) -> Generator[Op, Any, bool]:
        waiter = yield from StartWaiting(self)
        woken = yield from WakeUp(self, waiter, timed(timeout))
        if not woken:
            yield from Reacquire(self, waiter)
        return woken

    def wait_for(self, predicate: Callable[[], Any], timeout: float | None = None) -> Generator[Op, Any, Any]:
        call = current().operations.call
        result = yield from drive(call(None, predicate))
        while not result:
            woken = yield from drive(call(None, self.wait, timeout))
            result = yield from drive(call(None, predicate))
            if not woken:
                break
        return result

    def notify(self, n: int = 1) -> Notify:
        return Notify(self, n)

    def notify_all(self) -> Notify:
        return self.notify(MANY)

    notifyAll = notify_all

    def view(self) -> tuple[str, Fiber | None]:
        return words.count(len(self.queue), "fil en attente", "fils en attente"), None


# -- semaphores, events, barriers -----------------------------------------------------------


class Take(PrimitiveOp):
    """Take one token of a semaphore."""

    __slots__ = ("blocking", "timed")

    def __init__(self, target: Semaphore, blocking: bool, has_timeout: bool):
        self.target, self.blocking, self.timed = target, blocking, has_timeout

    def choices(self) -> tuple[str, ...]:
        if self.target.value > 0 or not self.blocking:
            return ALWAYS
        return EXPIRE if self.timed else NEVER

    def execute(self, choice: str) -> bool:
        if self.target.value <= 0:
            return False
        self.target.value -= 1
        return True

    def words(self, done: bool = False, result: Any = None) -> str:
        name = words.label(self.target)
        if done and result is False:
            return f"n'obtient pas de jeton de {name}"
        return f"prend un jeton de {name}"

    def blocked(self) -> tuple[str, tuple[Fiber, ...]]:
        return f"attend un jeton de {words.label(self.target)}", ()


class Put(PrimitiveOp):
    """Put tokens back into a semaphore."""

    __slots__ = ("number",)

    def __init__(self, target: Semaphore, number: int):
        self.target, self.number = target, number

    def execute(self, choice: str) -> None:
        self.target.put_back(self.number)

    def words(self, done: bool = False, result: Any = None) -> str:
        return f"rend {words.count(self.number, 'jeton')} à {words.label(self.target)}"


class Semaphore(Primitive):
    """``threading.Semaphore``: a number of tokens."""

    __slots__ = ("value",)

    def __init__(self, value: int = 1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        super().__init__()
        self.value = value

    @property
    def _value(self) -> Look:
        return Look(self, lambda: self.value, "_value")

    def put_back(self, number: int) -> None:
        self.value += number

    def acquire(self, blocking: bool = True, timeout: float | None = None) -> Take:
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        return Take(self, bool(blocking), timed(timeout))

    def release(self, n: int = 1) -> Put:
        if n < 1:
            raise ValueError("n must be one or more")
        return Put(self, n)

    __enter__ = acquire  # as in CPython: what a subclass makes of `acquire` is not asked, what it makes of `release` is

    def __exit__(self, *exception: object) -> Any:
        return current().operations.call(None, self.release)

    def view(self) -> tuple[str, Fiber | None]:
        return words.count(self.value, "jeton"), None


class BoundedSemaphore(Semaphore):
    """``threading.BoundedSemaphore``: never more tokens than at the start."""

    __slots__ = ("initial",)

    def __init__(self, value: int = 1):
        super().__init__(value)
        self.initial = value

    def put_back(self, number: int) -> None:
        if self.value + number > self.initial:
            raise ValueError("Semaphore released too many times")
        self.value += number


class CheckFlag(PrimitiveOp):
    """First half of ``Event.wait``: go through, or join the queue."""

    __slots__ = ("waiter",)

    def __init__(self, target: Event):
        self.target, self.waiter = target, Waiter(current().current)

    def execute(self, choice: str) -> Waiter | None:
        if self.target.flag:
            return None
        enqueue(self.target.queue, self.waiter)
        return self.waiter

    def words(self, done: bool = False, result: Any = None) -> str:
        name = words.label(self.target)
        return f"passe {name}, déjà levé" if done and result is None and self.target.flag else f"attend {name}"


class Pass(PrimitiveOp):
    """Second half of ``Event.wait``: the flag was set while waiting."""

    __slots__ = ("timed", "waiter")

    def __init__(self, target: Event, waiter: Waiter, has_timeout: bool):
        self.target, self.waiter, self.timed = target, waiter, has_timeout

    def choices(self) -> tuple[str, ...]:
        if self.waiter.woken:
            return ALWAYS
        return EXPIRE if self.timed else NEVER

    def execute(self, choice: str) -> bool:
        if self.waiter.woken:
            return True
        self.target.queue.remove(self.waiter)
        return False

    def words(self, done: bool = False, result: Any = None) -> str:
        name = words.label(self.target)
        return f"cesse d'attendre {name} : délai expiré" if result is False else f"reçoit {name}"

    def blocked(self) -> tuple[str, tuple[Fiber, ...]]:
        return f"attend {words.label(self.target)}", ()


class SetFlag(PrimitiveOp):
    """Set or clear the flag of an event."""

    __slots__ = ("flag",)

    def __init__(self, target: Event, flag: bool):
        self.target, self.flag = target, flag

    def execute(self, choice: str) -> None:
        self.target.flag = self.flag
        if self.flag:
            for waiter in self.target.queue:
                waiter.woken = True
            self.target.queue.clear()

    def words(self, done: bool = False, result: Any = None) -> str:
        return f"{'lève' if self.flag else 'baisse'} {words.label(self.target)}"


class Event(Primitive):
    """``threading.Event``: a flag that threads wait for."""

    __slots__ = ("flag", "queue")

    def __init__(self) -> None:
        super().__init__()
        self.flag = False
        self.queue: list[Waiter] = []

    def is_set(self) -> Look:
        return Look(self, lambda: self.flag, "is_set()")

    isSet = is_set

    def set(self) -> SetFlag:
        return SetFlag(self, True)

    def clear(self) -> SetFlag:
        return SetFlag(self, False)

    def wait(self, timeout: float | None = None) -> Generator[Op, Any, bool]:
        waiter = yield from CheckFlag(self)
        if waiter is None:
            return True
        return (yield from Pass(self, waiter, timed(timeout)))

    def view(self) -> tuple[str, Fiber | None]:
        return ("levé" if self.flag else "baissé"), None


class BrokenBarrierError(RuntimeError):
    """``threading.BrokenBarrierError``."""


FILLING, DRAINING, RESETTING, BROKEN = 0, 1, -1, -2


class Arrive(PrimitiveOp):
    """Come to a barrier; the last one opens it."""

    __slots__ = ()

    def choices(self) -> tuple[str, ...]:
        barrier = self.target
        return NEVER if barrier.busy or barrier.state in (DRAINING, RESETTING) else ALWAYS

    def execute(self, choice: str) -> int:
        barrier = self.target
        if barrier.state == BROKEN:
            raise BrokenBarrierError
        index = barrier.count
        barrier.count += 1
        if index + 1 == barrier.parties:
            if barrier.action is not None:
                barrier.busy = True
            else:
                barrier.state = DRAINING
        return index

    def words(self, done: bool = False, result: Any = None) -> str:
        return f"arrive à {words.label(self.target)}" + (f" (rang {result})" if isinstance(result, int) else "")

    def blocked(self) -> tuple[str, tuple[Fiber, ...]]:
        return f"attend que {words.label(self.target)} se vide", ()


class Leave(PrimitiveOp):
    """Leave a barrier, once it is open or broken."""

    __slots__ = ("last", "timed")

    def __init__(self, target: Barrier, last: bool, has_timeout: bool):
        self.target, self.last, self.timed = target, last, has_timeout

    def choices(self) -> tuple[str, ...]:
        if self.target.busy:
            return NEVER
        if self.target.state != FILLING:
            return ALWAYS
        return EXPIRE if self.timed else NEVER

    def execute(self, choice: str) -> None:
        barrier = self.target
        if choice == "expire":
            barrier.state = BROKEN
        broken = barrier.state < 0 and not self.last
        barrier.count -= 1
        if barrier.count == 0 and barrier.state in (RESETTING, DRAINING):
            barrier.state = FILLING
        if broken:
            raise BrokenBarrierError

    def words(self, done: bool = False, result: Any = None) -> str:
        return f"franchit {words.label(self.target)}"

    def blocked(self) -> tuple[str, tuple[Fiber, ...]]:
        missing = self.target.parties - self.target.count
        return f"attend {words.count(missing, 'fil')} à {words.label(self.target)}", ()


class ActionDone(PrimitiveOp):
    """The action of a barrier has ended, well or badly."""

    __slots__ = ("state",)

    def __init__(self, target: Barrier, state: int):
        self.target, self.state = target, state

    def execute(self, choice: str) -> None:
        barrier = self.target
        barrier.busy = False
        barrier.state = self.state
        barrier.count -= 1

    def words(self, done: bool = False, result: Any = None) -> str:
        return f"{'ouvre' if self.state == DRAINING else 'brise'} {words.label(self.target)}"


class ChangeBarrier(PrimitiveOp):
    """``reset`` or ``abort``."""

    __slots__ = ("kind",)

    def __init__(self, target: Barrier, kind: str):
        self.target, self.kind = target, kind

    def choices(self) -> tuple[str, ...]:
        return NEVER if self.target.busy else ALWAYS

    def execute(self, choice: str) -> None:
        barrier = self.target
        if self.kind == "abort":
            barrier.state = BROKEN
        elif barrier.count > 0:
            if barrier.state in (FILLING, BROKEN):
                barrier.state = RESETTING
        else:
            barrier.state = FILLING

    def words(self, done: bool = False, result: Any = None) -> str:
        return f"{'brise' if self.kind == 'abort' else 'réarme'} {words.label(self.target)}"


class Barrier(Primitive):
    """``threading.Barrier``: threads leave together. The states are those of CPython's."""

    __slots__ = ("_timeout", "action", "busy", "count", "parties", "state")

    def __init__(self, parties: int, action: Callable[[], Any] | None = None, timeout: float | None = None):
        if parties < 1:
            threading.Barrier(parties)  # refuses, where this version of Python does
        super().__init__()
        self.parties, self.action, self._timeout = parties, action, timeout
        self.count, self.state, self.busy = 0, FILLING, False

    def wait(self, timeout: float | None = None) -> Generator[Op, Any, int]:
        if timeout is None:
            timeout = self._timeout
        index = yield from Arrive(self)
        last = index + 1 == self.parties
        if last and self.action is not None:
            problem = None
            try:
                yield from drive(current().operations.call(None, self.action))
            except caught() as error:
                problem = error
            if problem is not None:
                yield from ActionDone(self, BROKEN)
                raise problem
            yield from ActionDone(self, DRAINING)
            if self.count == 0:
                self.state = FILLING
            return index
        if last:
            self.count -= 1
            if self.count == 0:
                self.state = FILLING
            return index
        yield from Leave(self, last, timed(timeout))
        return index

    def reset(self) -> ChangeBarrier:
        return ChangeBarrier(self, "reset")

    def abort(self) -> ChangeBarrier:
        return ChangeBarrier(self, "abort")

    @property
    def n_waiting(self) -> Look:
        return Look(self, lambda: self.count if self.state == FILLING else 0, "n_waiting")

    @property
    def broken(self) -> Look:
        return Look(self, lambda: self.state == BROKEN, "broken")

    def view(self) -> tuple[str, Fiber | None]:
        states = {FILLING: f"{self.count}/{self.parties} arrivés", DRAINING: "ouverte",
                  RESETTING: "en réarmement", BROKEN: "brisée"}  # fmt: skip
        return states[self.state], None


# -- threads --------------------------------------------------------------------------------


class Join(Op):
    """Wait for the end of a thread."""

    __slots__ = ("target", "timed")

    def __init__(self, target: Fiber, has_timeout: bool):
        self.target, self.timed = target, has_timeout

    @property
    def eager(self) -> bool:  # once a thread has ended, it stays so
        return not self.timed

    @property
    def writes(self) -> bool:
        return False

    def keys(self) -> tuple[Hashable, ...]:
        return (("fiber", self.target.index),)

    def choices(self) -> tuple[str, ...]:
        if self.target.finished:
            return ALWAYS
        return EXPIRE if self.timed else NEVER

    def execute(self, choice: str) -> None:
        if self.target.finished and not self.target.joined:
            self.target.joined = True
            current().unjoined -= 1

    def words(self, done: bool = False, result: Any = None) -> str:
        if done and not self.target.finished:
            return f"cesse d'attendre {self.target.name} : délai expiré"
        return f"rejoint {self.target.name}"

    def blocked(self) -> tuple[str, tuple[Fiber, ...]]:
        return f"attend la fin de {self.target.name}", (self.target,)


class Begin(Op):
    """Start a thread that another one may be looking at."""

    __slots__ = ("thread",)

    def __init__(self, thread: Thread):
        self.thread = thread

    def keys(self) -> tuple[Hashable, ...]:
        return (("started", self.thread._fiber.index), "started")

    def execute(self, choice: str) -> None:
        self.thread._begin()

    def words(self, done: bool = False, result: Any = None) -> str:
        return f"démarre {self.thread._fiber.name}"


def looks(event: str, fiber: Fiber | None = None) -> bool:
    """Take note that the current thread depends on a thread (None: any) being "started" or "alive"; tell if that is settled.

    Of any thread, whoever looks is noted as the writer: the threads that start and end do not disturb one another.
    """
    return current().quiet(event, True) if fiber is None else current().quiet((event, fiber.index), False)


class LookThread(Op):
    """Read whether threads are alive."""

    __slots__ = ("read", "text")
    writes = False

    def __init__(self, read: Callable[[], Any], text: str):
        self.read, self.text = read, text

    def keys(self) -> tuple[Hashable, ...]:
        return ("*",)

    def execute(self, choice: str) -> Any:
        return self.read()

    def words(self, done: bool = False, result: Any = None) -> str:
        return f"lit {self.text}" + (f" : {result!r}" if done else "")


class End(Op):
    """A thread that has nothing more to do ends, when another may see it still alive."""

    __slots__ = ("fiber",)

    def __init__(self, fiber: Fiber):
        self.fiber = fiber

    def keys(self) -> tuple[Hashable, ...]:
        return (("alive", self.fiber.index), "alive", HOOK)

    def execute(self, choice: str) -> None:
        pass

    def words(self, done: bool = False, result: Any = None) -> str:
        return f"{self.fiber.name} se termine"


def _body(thread: Thread) -> Generator[Op, Any, None]:
    """What a thread executes."""
    machine, problem = current(), None
    try:
        yield from drive(machine.operations.call(None, thread.run))
    except GeneratorExit:
        raise
    except caught() as error:
        problem = error
    calm = [machine.quiet(("alive", thread._fiber.index), True), machine.quiet("alive", False)]
    if problem is not None:
        calm.append(machine.quiet(HOOK, False))  # it is read when the thread fails
    if not all(calm):
        yield from End(thread._fiber)
    if problem is not None:
        raise problem


class ExceptHookArgs:
    """What ``threading.excepthook`` receives."""

    __slots__ = ("exc_traceback", "exc_type", "exc_value", "thread")
    _modelled = True

    def __init__(self, values: tuple[Any, ...]):
        self.exc_type, self.exc_value, self.exc_traceback, self.thread = values

    def __getitem__(self, index: int) -> Any:
        return (self.exc_type, self.exc_value, self.exc_traceback, self.thread)[index]


class Thread:
    """``threading.Thread``."""

    __slots__ = ("__dict__", "_args", "_fiber", "_hooked", "_kwargs", "_target")
    _modelled = True

    def __init__(
        self,
        group: None = None,
        target: Callable[..., Any] | None = None,
        name: str | None = None,
        args: Any = (),
        kwargs: dict[str, Any] | None = None,
        *,
        daemon: bool | None = None,
    ):
        assert group is None, "group argument must be None for now"
        machine = current()
        if name is None:
            machine.thread_count += 1
            name = f"Thread-{machine.thread_count}"
            if target is not None:
                try:
                    name += f" ({target.__name__})"
                except AttributeError:
                    pass
        self._fiber = machine.new_fiber(str(name), self)
        inherited = machine.current is not None and machine.current.daemon
        self._fiber.daemon = inherited if daemon is None else bool(daemon)
        self._target, self._args, self._kwargs = target, args, kwargs or {}
        self._hooked = False

    def __hash__(self) -> int:
        return self._fiber.index  # as for primitives

    def run(self) -> Any:
        target, arguments, keywords = self._target, self._args, self._kwargs
        self._target, self._args, self._kwargs = None, (), {}  # nobody needs them any more: fewer states
        return None if target is None else current().operations.call(None, target, *arguments, **keywords)

    def start(self) -> Begin | None:
        if not hasattr(self, "_fiber"):
            raise RuntimeError("thread.__init__() not called")
        machine = current()
        calm = [machine.quiet(("started", self._fiber.index), True), machine.quiet("started", False)]
        return self._begin() if all(calm) else Begin(self)

    def _begin(self) -> None:
        if self._fiber.status != "new":
            raise RuntimeError("threads can only be started once")
        machine = current()
        self._fiber.gen = _body(self)
        machine.note(f"démarre {self._fiber.name}")
        machine.begin(self._fiber)

    def join(self, timeout: float | None = None) -> Any:
        if not hasattr(self, "_fiber"):
            raise RuntimeError("Thread.__init__() not called")
        if self._fiber is current().current:
            raise RuntimeError("cannot join current thread")
        settled = looks("started", self._fiber)
        if self._fiber.status == "new":
            if settled:
                raise RuntimeError("cannot join thread before it is started")
            return self._join_later(timeout)
        return Join(self._fiber, timed(timeout))

    def _join_later(self, timeout: float | None) -> Generator[Op, Any, None]:
        if (yield from self._look(lambda: self._fiber.status == "new", "ident")):
            raise RuntimeError("cannot join thread before it is started")
        yield from Join(self._fiber, timed(timeout))

    def _look(self, read: Callable[[], Any], text: str) -> LookThread:
        return LookThread(read, f"{self._fiber.name}.{text}")

    def is_alive(self) -> Any:
        fiber = self._fiber
        looks("started", fiber)
        looks("alive", fiber)
        return LookThread(lambda: fiber.status == "ready", f"{fiber.name}.is_alive()")

    @property
    def name(self) -> str:
        return self._fiber.name

    @name.setter
    def name(self, value: str) -> None:
        self._fiber.name = str(value)

    def getName(self) -> Any:
        return current().operations.getattr(0, self, "name")

    def setName(self, name: str) -> Any:
        return current().operations.setattr(0, self, "name", name)

    @property
    def daemon(self) -> bool:
        return self._fiber.daemon

    @daemon.setter
    def daemon(self, value: bool) -> None:
        if self._fiber.status == "ready":
            raise RuntimeError("cannot set daemon status of active thread")
        self._fiber.daemon = bool(value)

    def isDaemon(self) -> bool:
        return self.daemon

    def setDaemon(self, daemonic: bool) -> None:
        self.daemon = daemonic

    def _ident(self) -> int | None:
        return None if self._fiber.status == "new" else self._fiber.index + 1

    @property
    def ident(self) -> Any:
        if looks("started", self._fiber) or self._fiber.status != "new":
            return self._ident()
        return self._look(self._ident, "ident")

    native_id = ident

    def __repr__(self) -> str:
        status = {"new": "initial", "ready": "started"}.get(self._fiber.status, "stopped")
        if self._fiber.daemon:
            status += " daemon"
        if self._ident() is not None:
            status += f" {self._ident()}"
        return f"<{type(self).__name__}({self.name}, {status})>"

    def _uncaught(self, fiber: Fiber, error: BaseException) -> bool:
        """Give an uncaught exception to the hook that the program has set, if any; a hook that fails is a failure."""
        machine = current()
        hook = machine.local.get(HOOK, excepthook)
        if hook is excepthook or getattr(self, "_hooked", False):
            return False
        self._hooked = True
        values = ExceptHookArgs((type(error), error, error.__traceback__, self))
        fiber.gen = drive(machine.operations.call(None, hook, values))
        fiber.status = "ready"
        machine.live += 1
        machine.resume(fiber, None, None)
        return True


HOOK = "excepthook"


def excepthook(arguments: Any) -> None:
    """What happens to an uncaught exception without a hook: the thread has failed."""
    machine, error = current(), arguments.exc_value
    name = machine.current.name if arguments.thread is None else arguments.thread.name
    line = machine.line_of(error.__traceback__)
    machine.failures.append(Failure("exception", type(error).__name__, str(error), name, line))


class Timer(Thread):
    """``threading.Timer``: a call made later, unless cancelled."""

    __slots__ = ("args", "finished", "function", "interval", "kwargs")

    def __init__(self, interval: float, function: Callable[..., Any], args: Any = None, kwargs: Any = None):
        super().__init__()
        self.interval, self.function = interval, function
        self.args, self.kwargs = args if args is not None else [], kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self) -> SetFlag:
        return self.finished.set()

    def run(self) -> Generator[Op, Any, None]:
        cancelled = yield from self.finished.wait(self.interval)
        if not cancelled:
            yield from drive(current().operations.call(None, self.function, *self.args, **self.kwargs))
        yield from self.finished.set()


def _local_name(thing: local) -> str:
    return "_thread._local" if type(thing) is local else type(thing).__name__


class local:
    """``threading.local``: each thread has its own attributes, and calls ``__init__`` at its first access."""

    __slots__ = ("_arguments", "_values")
    _modelled = True

    def __new__(cls, *arguments: Any, **keywords: Any) -> local:
        if (arguments or keywords) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        object.__setattr__(self, "_arguments", (arguments, keywords))
        object.__setattr__(self, "_values", {current().current.index: {}})
        return self

    def _mine(self) -> dict[str, Any]:
        index = current().current.index
        values = object.__getattribute__(self, "_values")
        if index not in values:
            values[index] = {}
            cls = type(self)
            if cls.__init__ is not object.__init__:
                arguments, keywords = object.__getattribute__(self, "_arguments")
                current().operations.atomic(None, cls.__init__, self, *arguments, **keywords)
        return values[index]

    def __getattribute__(self, name: str) -> Any:
        if name in ("_arguments", "_values", "_mine", "__class__"):
            return object.__getattribute__(self, name)
        mine = object.__getattribute__(self, "_mine")()
        if name == "__dict__":
            return mine
        if name in mine:
            return mine[name]
        try:
            return object.__getattribute__(self, name)
        except AttributeError:
            raise AttributeError(f"'{_local_name(self)}' object has no attribute '{name}'") from None

    def __setattr__(self, name: str, value: Any) -> None:
        self._mine()[name] = value

    def __delattr__(self, name: str) -> None:
        try:
            del self._mine()[name]
        except KeyError:
            raise AttributeError(f"'{_local_name(self)}' object has no attribute '{name}'") from None


def current_thread() -> Thread:
    fiber = current().current
    if fiber.handle is None:
        thread = Thread.__new__(Thread)
        thread._fiber = fiber
        thread._target, thread._args, thread._kwargs = None, (), {}
        fiber.handle = thread
    return fiber.handle


def main_thread() -> Thread:
    machine = current()
    if machine.current.index == 0:
        return current_thread()
    main = machine.fibers[0]
    if main.handle is None:
        main.handle = Thread.__new__(Thread)
        main.handle._fiber = main
        main.handle._target, main.handle._args, main.handle._kwargs = None, (), {}
    return main.handle


def get_ident() -> int:
    return current().current.index + 1


get_native_id = get_ident


def active_count() -> LookThread:
    fibers = current().fibers
    looks("started")
    looks("alive")
    return LookThread(lambda: sum(1 for f in fibers if f.status == "ready"), "active_count()")


def enumerate_() -> LookThread:
    fibers = current().fibers
    main_thread()
    looks("started")
    looks("alive")
    return LookThread(lambda: [f.handle for f in fibers if f.status == "ready"], "enumerate()")


def settrace(function: Any) -> None:
    """Tracing has no effect here."""


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
