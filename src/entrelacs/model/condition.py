"""The modelled `threading.Condition`.

`wait` joins the queue and lets the lock go in one step, then takes it again before it returns. Whom `notify` wakes is not documented:
each choice is explored, unless `wakeups` asks for CPython's order. A notification may be lost on a thread whose time-out has expired.

Of a `Lock`, CPython cannot tell who holds it: to know whether the caller does, it tries to take it, and gives it back at once. While every
caller does hold it, nobody can see that, nor be in the middle of what follows; as soon as one does not, all of it is done in steps.

Python's documentation: threading, *Condition objects*. The order of the steps: CPython's Lib/threading.py, `Condition`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Generator, Hashable
from itertools import combinations
from typing import Any

from ..bounds.refusals import Unsupported
from ..execution import words
from ..execution.kernel import ALWAYS, EXPIRE, NEVER, Fiber, Op, current, drive
from ..results import Event, Standing
from .lock import Acquire, Lock, Release, unowned
from .primitive import Look, Primitive, PrimitiveOp, timed
from .rlock import RLock

STANDS_FOR = "threading"
TWICE = (
    "un fil attend de nouveau sur une condition alors qu'une attente précédente, dont le verrou n'était à personne, y est restée inscrite : "
    "entourez wait() de « with condition »"
)
EVERYBODY = 1 << 30
"""How many threads `notify_all` wakes: more than there can be."""


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
    target: Condition

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

    def event(self, done: bool = False, result: Any = None) -> Event:
        return words.about("wait", self.target, also=(words.label(self.target.lock),))


class JoinQueue(StartWaiting):
    """Join the queue of a condition whose lock is maybe another's; a `Release` follows."""

    __slots__ = ()

    def keys(self) -> tuple[Hashable, ...]:
        return (self.target.serial,)

    def execute(self, choice: str) -> Waiter:
        if any(waiter.fiber is self.waiter.fiber for waiter in self.target.queue):
            raise Unsupported(TWICE)
        enqueue(self.target.queue, self.waiter)
        return self.waiter


class LeaveQueue(PrimitiveOp):
    """Leave the queue after a timeout, once the lock was taken again."""

    __slots__ = ("waiter",)
    target: Condition

    def __init__(self, target: Condition, waiter: Waiter):
        self.target, self.waiter = target, waiter

    def execute(self, choice: str) -> None:
        if self.waiter in self.target.queue:
            self.target.queue.remove(self.waiter)

    def event(self, done: bool = False, result: Any = None) -> Event:
        return words.about("give_up", self.target, choice="expired")


class WakeUp(PrimitiveOp):
    """Second half of ``wait``: once notified, take the lock again."""

    __slots__ = ("timed", "waiter")
    target: Condition

    def __init__(self, target: Condition, waiter: Waiter, has_timeout: bool):
        self.target, self.waiter, self.timed = target, waiter, has_timeout

    def keys(self) -> tuple[Hashable, ...]:
        return (self.target.lock.serial,)  # and its waiter, which it names; not the queue, where a notified waiter no longer is

    def choices(self) -> tuple[str, ...]:
        if self.waiter.woken:
            return ALWAYS if self.target.lock.owner is None else NEVER
        return EXPIRE if self.timed else NEVER

    def execute(self, choice: str) -> bool:
        if choice == "expire":
            return False  # still in the queue: a notification may yet be lost on it, as in CPython
        self.target.lock._restore(self.waiter.fiber, self.waiter.saved)
        return True

    def event(self, done: bool = False, result: Any = None) -> Event:
        if result is False:
            return words.about("give_up", self.target, choice="expired")
        return words.about("wake_and_retake", self.target.lock)

    def blocked(self) -> Event:
        if self.waiter.woken:
            return words.held("await_lock", self.target.lock, choice="notified")
        return words.about("await_notification", self.target)


class Reacquire(PrimitiveOp):
    """After a timeout, take the lock again, and only then leave the queue."""

    __slots__ = ("condition", "waiter")
    target: Any

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

    def event(self, done: bool = False, result: Any = None) -> Event:
        return words.about("retake", self.target)

    def blocked(self) -> Event:
        return words.held("await_lock", self.target)


class Notify(PrimitiveOp):
    """Wake up `n` waiters: which ones is not defined, so every choice is a branch."""

    __slots__ = ("number", "woken")
    target: Condition
    _stateless = ("woken",)

    def __init__(self, target: Condition, number: int):
        self.target, self.number = target, number
        self.woken: list[Fiber] = []

    def keys(self) -> tuple[Hashable, ...]:
        return (self.target.serial, self.target.lock.serial)

    def choices(self) -> tuple[str, ...]:
        queue = self.target.queue
        if not isinstance(self.number, int) or self.number >= len(queue) or self.number <= 0 or current().wakeups == "fifo":
            return ALWAYS
        indices = [waiter.fiber.index for waiter in queue]
        return tuple("+".join(map(str, chosen)) for chosen in combinations(indices, self.number))

    def execute(self, choice: str) -> Any:
        if not self.target.lock._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        self._wake(choice)

    def _wake(self, choice: str) -> None:
        queue = self.target.queue
        if choice:
            chosen = [w for w in queue if str(w.fiber.index) in choice.split("+")]
        else:
            chosen = queue[: max(self.number, 0)] if queue else []  # only then is the number looked at
        for waiter in chosen:
            waiter.woken = True
            self.woken.append(waiter.fiber)
            queue.remove(waiter)

    def event(self, done: bool = False, result: Any = None) -> Event:
        number = None if self.number >= EVERYBODY else self.number
        return words.about("notify", self.target, amount=number, waiters=words.who(self.woken))


class NotifyOne(Notify):
    """Wake up one waiter of a condition whose lock is maybe another's: one of the steps. Tell whether there was one."""

    __slots__ = ()

    def keys(self) -> tuple[Hashable, ...]:
        return (self.target.serial,)

    def execute(self, choice: str) -> bool:
        self._wake(choice)
        return bool(self.woken)


class Condition(Primitive):
    """``threading.Condition``: a queue of waiters beside a lock."""

    __slots__ = ("__dict__", "lock", "queue")

    def __init__(self, lock: Any = None):
        super().__init__()
        self.lock = RLock() if lock is None else lock
        self.queue: list[Waiter] = []

    def acquire(self, *arguments: Any, **keywords: Any) -> Any:
        return current().operations.method(None, self.lock, "acquire", *arguments, **keywords)

    def release(self, *arguments: Any, **keywords: Any) -> Any:
        return current().operations.method(None, self.lock, "release", *arguments, **keywords)

    def __enter__(self) -> Any:
        return self.lock.__enter__()

    def __exit__(self, *exception: object) -> Any:
        return self.lock.__exit__(*exception)

    def wait(self, timeout: float | None = None) -> Generator[Op, Any, bool]:
        if self._is_held():
            waiter = yield from StartWaiting(self)
        else:
            waiter = yield from self._start_in_steps()
        woken = yield from WakeUp(self, waiter, timed(timeout))
        if not woken and unowned(self.lock) in current().conflicts:
            yield from Acquire(self.lock, True, False)
            yield from LeaveQueue(self, waiter)
        elif not woken:
            yield from Reacquire(self, waiter)
        return woken

    def _is_held(self) -> bool:
        """Whether the caller holds the lock, as everybody else who waits or notifies; an `RLock` knows its owner, and tells nobody else."""
        lock, machine = self.lock, current()
        if type(lock) is not Lock:
            return True
        machine.touched.add(lock.serial)
        mine = lock.owner is machine.current
        machine.note_access(unowned(lock), not mine)
        return mine and unowned(lock) not in machine.conflicts

    def _check_in_steps(self, what: str) -> Generator[Op, Any, None]:
        """``_is_owned`` of CPython: a lock that can be taken is not the caller's; one that cannot is, or is another's."""
        if (yield from Acquire(self.lock, False, False)):
            yield from Release(self.lock)
            raise RuntimeError(f"cannot {what} on un-acquired lock")

    def _start_in_steps(self) -> Generator[Op, Any, Waiter]:
        yield from self._check_in_steps("wait")
        waiter = yield from JoinQueue(self)
        yield from Release(self.lock)
        return waiter

    def _notify_in_steps(self, number: Any) -> Generator[Op, Any, None]:
        if number == EVERYBODY:
            number = yield from Look(self, lambda: len(self.queue), "_waiters")
        yield from self._check_in_steps("notify")
        while number > 0 and (yield from NotifyOne(self, 1)):
            number -= 1

    def wait_for(self, predicate: Callable[[], Any], timeout: float | None = None) -> Generator[Op, Any, Any]:
        call, truth = current().operations.call, current().operations.truth
        result = yield from drive(call(None, predicate))
        while not (yield from drive(truth(None, result))):  # of a list, its length, that others may be about to change
            woken = yield from drive(call(None, self.wait, timeout))
            result = yield from drive(call(None, predicate))
            if not woken:
                break
        return result

    def notify(self, n: int = 1) -> Any:
        if not self._is_held():
            return self._notify_in_steps(n)
        return Notify(self, math.ceil(n) if type(n) is float and math.isfinite(n) else n)

    def notify_all(self) -> Any:
        return self.notify(EVERYBODY)

    notifyAll = notify_all

    def view(self) -> Standing:
        return Standing("threads_waiting", len(self.queue))
