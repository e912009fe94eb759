"""The modelled `contextlib.closing` and `contextlib.aclosing`: whatever the block does, they call `close`, or await `aclose`.

Python's documentation: contextlib, *Utilities*.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from ...execution.kernel import Op, current, drive
from ..asyncio.coroutines import Coroutine, await_


class closing:
    """``contextlib.closing``."""

    __slots__ = ("thing",)
    _modelled = True

    def __init__(self, thing: Any):
        self.thing = thing

    def __enter__(self) -> Any:
        return self.thing

    def __exit__(self, *exception: object) -> Generator[Op, Any, None]:
        yield from drive(current().operations.method(None, self.thing, "close"))  # whatever it returns hides nothing


class aclosing(closing):
    """``contextlib.aclosing``."""

    __slots__ = ()

    def __aenter__(self) -> Coroutine:
        return Coroutine(drive(self.thing), "__aenter__")

    def __aexit__(self, *exception: object) -> Coroutine:
        return Coroutine(self._close(), "__aexit__")

    def _close(self) -> Generator[Op, Any, None]:
        closing = yield from drive(current().operations.method(None, self.thing, "aclose"))
        yield from await_(None, closing)
