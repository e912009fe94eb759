"""``os``: the environment, and what does not depend on the machine."""

from ..model.os import PathLike as PathLike
from ..model.os import altsep as altsep
from ..model.os import cpu_count as cpu_count
from ..model.os import curdir as curdir
from ..model.os import devnull as devnull
from ..model.os import error as error
from ..model.os import extsep as extsep
from ..model.os import fspath as fspath
from ..model.os import getpid as getpid
from ..model.os import getppid as getppid
from ..model.os import linesep as linesep
from ..model.os import name as name
from ..model.os import pardir as pardir
from ..model.os import path as path
from ..model.os import pathsep as pathsep
from ..model.os import process_cpu_count as process_cpu_count
from ..model.os import sep as sep
from ..operations.rewritten import kept


class _State:
    """What the module keeps for the whole program."""

    shown = ("environ",)

    def __init__(self):
        self.environ = _Environ()


class _Environ(dict):
    """The environment: empty, and made of texts."""

    def __setitem__(self, key, value):
        for text in (key, value):
            if not isinstance(text, str):
                raise TypeError(f"str expected, not {type(text).__name__}")
        dict.__setitem__(self, key, value)

    def setdefault(self, key, value=None):
        if key not in self:
            self[key] = value
        return self[key]


def getenv(key, default=None):
    return kept("os").environ.get(key, default)
