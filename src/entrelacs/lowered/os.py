"""``os``: the environment, and what does not depend on the machine."""

import collections.abc

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


class _Environ(collections.abc.MutableMapping):
    """The environment: empty, and made of texts.

    Its methods are those of `Lib/os.py`; ``pop``, ``update``, ``get``… are inherited, as there, from what is written in Python.
    """

    def __init__(self):
        self._data = {}

    def __getitem__(self, key):
        _check_text(key)
        try:
            return self._data[key]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        _check_text(key)
        _check_text(value)
        _check_name(key)
        if "\0" in key + value:
            raise ValueError("embedded null byte")
        self._data[key] = value

    def __delitem__(self, key):
        _check_text(key)
        _check_name(key)
        try:
            del self._data[key]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        yield from list(self._data)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        items = ", ".join(f"{key!r}: {value!r}" for key, value in self._data.items())
        return f"environ({{{items}}})"

    def copy(self):
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, collections.abc.Mapping):
            return NotImplemented
        new = dict(self)
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, collections.abc.Mapping):
            return NotImplemented
        new = dict(other)
        new.update(self)
        return new


def _check_text(text):
    if not isinstance(text, str):
        raise TypeError(f"str expected, not {type(text).__name__}")


def _check_name(key):
    if not key or "=" in key:
        raise OSError(22, "Invalid argument") if not key else ValueError("illegal environment variable name")


def getenv(key, default=None):
    return kept("os").environ.get(key, default)
