"""How deep the calls of Python may nest.

Python has one limit for all the threads of a process: it comes back to what it was when nobody needs more any longer.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_before: list[int] = []
_turn = threading.Lock()


def _depth() -> int:
    frame: FrameType | None = sys._getframe()
    depth = 0
    while frame is not None:
        frame, depth = frame.f_back, depth + 1
    return depth


def enter(calls: int) -> None:
    """Let that many calls nest from here, wherever we are called from."""
    if sys.platform == "emscripten":  # there, the stack is the browser's
        return
    with _turn:
        _before.append(_before[0] if _before else sys.getrecursionlimit())
        sys.setrecursionlimit(max(_depth() + calls, sys.getrecursionlimit()))


def leave() -> None:
    """Need them no more."""
    if sys.platform == "emscripten":
        return
    with _turn:
        before = _before.pop()
        if not _before:
            sys.setrecursionlimit(before)


@contextmanager
def room(calls: int) -> Iterator[None]:
    """`enter`, then `leave`."""
    enter(calls)
    try:
        yield
    finally:
        leave()
