"""The modelled `threading.Lock`, and what taking and giving back a lock are.

Free or held; any thread may release it, and it goes to any of those who wait: each is explored. A time-out may expire whenever
the lock is held.

Python's documentation: threading, *Lock objects*.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

from ..execution import words
from ..execution.kernel import ALWAYS, EXPIRE, NEVER, Fiber, current
from ..results import Event, Standing
from .primitive import Look, Primitive, PrimitiveOp, timed

if TYPE_CHECKING:
    from .rlock import RLock

STANDS_FOR = "threading"
TIMEOUT_MAX = threading.TIMEOUT_MAX


class Acquire(PrimitiveOp):
    """Take a lock, waiting for it unless told not to."""

    __slots__ = ("blocking", "fiber", "timed")
    target: Lock | RLock

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

    def event(self, done: bool = False, result: Any = None) -> Event:
        if done and result is False:
            return words.about("acquire", self.target, choice="expired" if self.timed else "refused")
        sure = done or self.blocking and not self.timed
        return words.about("acquire", self.target, choice="" if sure else "trying")

    def blocked(self) -> Event:
        return words.held("await_lock", self.target)


class Release(PrimitiveOp):
    """Give a lock back."""

    __slots__ = ()
    target: Lock | RLock

    def execute(self, choice: str) -> None:
        self.target.give_back()

    def event(self, done: bool = False, result: Any = None) -> Event:
        return words.about("release", self.target)


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
        if self.owner is not current().current:
            current().note_access(unowned(self), True)
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

    def view(self) -> Standing:
        return words.free_or_held(self.owner)


def unowned(lock: Lock | RLock) -> Hashable:
    """The place where a thread is noted that does with a lock what only its holder should; a `Condition` then looks closer."""
    return ("unowned", lock.serial)


def check_acquire(blocking: object, timeout: float) -> None:
    """Raise what CPython raises on wrong arguments: a real lock is asked, which refuses them without waiting."""
    if type(blocking) not in (bool, int) and sys.version_info < (3, 12):  # since then, anything true or false
        threading.Lock().acquire(blocking)  # type: ignore[arg-type]
    if type(timeout) not in (int, float) or not (timeout == -1 or blocking and 0 <= timeout <= TIMEOUT_MAX):
        threading.Lock().acquire(bool(blocking), timeout)
