"""The harmless part of `os`: nothing of it touches the machine, and nothing tells one from another.

The environment is empty, the process has number 1000 and the machine 4 processors: an exploration has to answer the same everywhere.
"""

from __future__ import annotations

import os
from types import ModuleType

from ..execution.kernel import current

STANDS_FOR = "os"
PURE_PATHS = (
    "basename commonpath commonprefix dirname isabs join normcase normpath split splitdrive splitext sep altsep extsep pathsep "
    "curdir pardir devnull"
).split()
path = ModuleType("os.path")
vars(path).update({name: getattr(os.path, name) for name in PURE_PATHS})
name, sep, linesep, curdir, pardir = os.name, os.sep, os.linesep, os.curdir, os.pardir
extsep, altsep, pathsep, devnull = os.extsep, os.altsep, os.pathsep, os.devnull
PathLike, fspath, error = os.PathLike, os.fspath, OSError
PROCESSORS: int = 4
PROCESS: int = 1000


def getpid() -> int:
    current().invented.add("os.getpid()")
    return PROCESS


def getppid() -> int:
    current().invented.add("os.getppid()")
    return PROCESS - 1


def cpu_count() -> int:
    current().invented.add("os.cpu_count()")
    return PROCESSORS


process_cpu_count = cpu_count  # since Python 3.13
