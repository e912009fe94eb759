"""The modelled `threading.RLock`.

Its owner, a thread, may take it again, at one go, since nobody else can see the difference; it alone may release it, and the last
release frees it. The tasks of one loop are one thread, and share it.

CPython knows the owner by its number, which the system may give to another thread once the owner has ended: one that starts then, and uses a
lock that was not given back, may be taken for the owner. That is refused.

Python's documentation: threading, *RLock objects*, and `get_ident` (“may be recycled”).
"""

from __future__ import annotations

import sys
from typing import Any

from ..bounds.refusals import Unsupported
from ..execution import words
from ..execution.kernel import Fiber, current
from ..results import Standing
from .lock import Acquire, Release, check_acquire
from .primitive import Look, Primitive, timed

STANDS_FOR = "threading"
RECYCLED = (
    "ce RLock est tenu par un fil qui a fini sans le rendre : CPython peut donner son numéro à un fil démarré ensuite, qui le prend alors "
    "comme s'il le tenait : rendez-le avant de finir (with)"
)


class RLock(Primitive):
    """``threading.RLock``: its owner, a thread (tasks of one loop share theirs), may take it again, and alone may release it."""

    __slots__ = ("count", "heirs", "owner")

    def __init__(self) -> None:
        super().__init__()
        self.owner: Fiber | None = None
        self.count = 0
        self.heirs: tuple[int, ...] = ()
        """The threads that started once the owner had ended (`Machine.give_number`)."""
        current().owned_locks.append(self)

    def take(self, fiber: Fiber) -> None:
        self.owner, self.count = fiber.thread, 1

    def give_back(self) -> None:
        self.count -= 1
        if self.count == 0:
            self.owner = None

    def acquire(self, blocking: bool = True, timeout: float = -1) -> Any:
        check_acquire(blocking, timeout)
        current().touched.add(self.serial)
        if self._is_mine():  # nobody else can see the difference
            self.count += 1
            return True
        return Acquire(self, bool(blocking), timed(timeout if timeout is not None and timeout >= 0 else None))

    def release(self) -> Any:
        current().touched.add(self.serial)
        if not self._is_mine():
            raise RuntimeError("cannot release un-acquired lock")
        if self.count > 1:
            self.count -= 1
            return None
        return Release(self)

    def __enter__(self) -> Any:
        return self.acquire()

    def __exit__(self, *exception: object) -> Any:
        return self.release()

    def _is_mine(self) -> bool:
        thread = current().current.thread
        if thread.index in self.heirs:
            raise Unsupported(RECYCLED)
        return self.owner is thread

    _is_owned = _is_mine

    def _save(self) -> int:
        count, self.count, self.owner = self.count, 0, None
        return count

    def _restore(self, fiber: Fiber, count: int) -> None:
        self.owner, self.count = fiber.thread, count

    if sys.version_info >= (3, 14):

        def locked(self) -> Look:
            return Look(self, lambda: self.owner is not None, "locked()")

    def view(self) -> Standing:
        return words.free_or_held(self.owner, self.count)
