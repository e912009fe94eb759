"""The modelled `threading.local`.

Each thread has its own attributes; the tasks of a loop, which are one thread, share theirs.

Python's documentation: threading, *Thread-local data*.
"""

from __future__ import annotations

from typing import Any

from ..bounds.refusals import Unsupported
from ..execution.kernel import current

STANDS_FOR = "threading"


def _local_name(thing: local) -> str:
    return "_thread._local" if type(thing) is local else type(thing).__name__


class local:
    """``threading.local``: each thread (so all the tasks of a loop) has its own attributes, and calls ``__init__`` at its first access."""

    __slots__ = ("_arguments", "_values")
    _modelled = True

    def __new__(cls, *arguments: Any, **keywords: Any) -> local:
        if (arguments or keywords) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        object.__setattr__(self, "_arguments", (arguments, keywords))
        object.__setattr__(self, "_values", {current().current.thread.index: {}})
        return self

    def _mine(self) -> dict[str, Any]:
        index = current().current.thread.index
        values = object.__getattribute__(self, "_values")
        if index not in values:
            if getattr(current().current.thread.handle, "follows", False):
                raise Unsupported(
                    "threading.local dans un fil de to_thread ou de run_in_executor n'est pas modélisé après le premier : CPython reprend un fil "
                    "libre, avec ce qu'il y a laissé (passez la valeur en argument)"
                )
            values[index] = {}
            cls = type(self)
            if cls.__init__ is not object.__init__:
                arguments, keywords = object.__getattribute__(self, "_arguments")
                current().operations.atomic(None, cls.__init__, self, *arguments, **keywords)
        return values[index]

    def __getattribute__(self, name: str) -> Any:
        if name in ("_arguments", "_values", "_mine", "__class__"):
            return object.__getattribute__(self, name)
        mine = object.__getattribute__(self, "_mine")()
        if name == "__dict__":
            return mine
        if name in mine:
            return mine[name]
        try:
            return object.__getattribute__(self, name)
        except AttributeError:
            raise AttributeError(f"'{_local_name(self)}' object has no attribute '{name}'") from None

    def __setattr__(self, name: str, value: Any) -> None:
        self._mine()[name] = value

    def __delattr__(self, name: str) -> None:
        try:
            del self._mine()[name]
        except KeyError:
            raise AttributeError(f"'{_local_name(self)}' object has no attribute '{name}'") from None
