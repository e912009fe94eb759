"""What an exploration asks of its whole process: calls that may nest deeper, a garbage collector that comes more rarely.

Python has one of each for all the threads: they come back to what they were when nobody needs them any longer.
"""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

YOUNG = 20_000
"""New objects between two rounds of the collector. A search keeps nearly all that it makes, and by default a quarter of its time would
go into looking for garbage again and again; what a replay leaves behind is still found (less than 1 MB more, measured)."""
OLD = 100
"""Rounds among the middle-aged between two among all that there is, where there are generations: a search frees nearly nothing old."""

_before: list[tuple[int, tuple[int, ...]]] = []
_turn = threading.Lock()


def _depth() -> int:
    frame: FrameType | None = sys._getframe()
    depth = 0
    while frame is not None:
        frame, depth = frame.f_back, depth + 1
    return depth


def enter(calls: int) -> None:
    """Let that many calls nest from here, wherever we are called from."""
    with _turn:
        _before.append(_before[0] if _before else (sys.getrecursionlimit(), gc.get_threshold()))
        if gc.get_threshold()[0]:  # 0: whoever calls wants none
            gc.set_threshold(YOUNG, gc.get_threshold()[1], OLD)
        if sys.platform != "emscripten":  # there, the stack is the browser's
            sys.setrecursionlimit(max(_depth() + calls, sys.getrecursionlimit()))


def leave() -> None:
    """Need them no more."""
    with _turn:
        limit, threshold = _before.pop()
        if not _before:
            gc.set_threshold(*threshold)
            if sys.platform != "emscripten":
                sys.setrecursionlimit(limit)


@contextmanager
def room(calls: int) -> Iterator[None]:
    """`enter`, then `leave`."""
    enter(calls)
    try:
        yield
    finally:
        leave()
