"""What an exploration takes: the memory of the process, as the system tells it."""

from __future__ import annotations

import os
import sys

try:
    import resource
except ImportError:
    resource = None  # type: ignore[assignment]


def taken_memory() -> int | None:
    """The memory that this process has taken, in bytes: what it holds now or, where the system does not tell, the most it has held.

    None where the system tells neither (Windows, Pyodide).
    """
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, AttributeError):
        pass
    if resource is None:
        return None
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
