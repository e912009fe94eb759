"""Explore the claims of the course ahead of the pages that make them, on the cores that the build leaves idle.

MkDocs and Zensical render one page after the other, and each waits for the explorations of its claims. When a build has something to
explore, other processes go through the same claims from the last to the first, and leave what they find in the cache; the build, that
goes from the first page to the last, finds it there. Nothing else is shared and nothing waits: without them, the same site comes later.
"""

from __future__ import annotations

import atexit
import functools
import os
import subprocess
import sys
import threading

from cours.register import all_claims
from entrelacs_page.claims import ClaimError
from entrelacs_page.proof import is_proven, prove

WORTH = 8
"""Claims to explore, below which a process would hardly have begun before the build has ended."""


def idle_cores() -> int:
    """Return how many processes may run beside the build."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores - 1


@functools.cache
def begin() -> None:
    """Start the first of the other processes, once in the life of this one, if there is a core for it."""
    if idle_cores():
        atexit.register(_end, _start())


def _start(*share: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "cours.ahead", *map(str, share)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _end(process: subprocess.Popen[bytes]) -> None:
    """The build is over: so is what was done ahead of it."""
    process.kill()
    process.communicate()


def _leave_with_the_build() -> None:
    """End this process when nobody holds the other end of its input any more: who started it has ended."""
    while os.read(0, 1):  # nothing is ever written there; a buffered read would hold a lock at the end of this process
        pass
    os._exit(1)


def main(number: int = 0, shares: int = 0) -> None:
    """Explore one claim out of `shares`, from the last to the first; the first process says how many shares there are, and starts the others."""
    threading.Thread(target=_leave_with_the_build, daemon=True).start()
    try:
        claims = all_claims()[::-1]
    except (ClaimError, OSError):  # the page that is at fault will say so
        return
    others = []
    if not shares:
        shares = min(idle_cores(), sum(not is_proven(claim) for claim in claims) // WORTH)
        others = [_start(other, shares) for other in range(1, shares)]
    for claim in claims[number::shares] if shares else ():
        try:
            if not is_proven(claim):
                prove(claim)
        except ClaimError:  # the page that makes it will say so
            continue
    for other in others:
        other.wait()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
