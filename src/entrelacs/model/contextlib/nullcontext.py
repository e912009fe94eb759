"""The modelled `contextlib.nullcontext`: gives a value, does nothing.

Python's documentation: contextlib, *Utilities*.
"""

from __future__ import annotations

from typing import Any

from ...execution.kernel import drive
from ..asyncio.coroutines import Coroutine


class nullcontext:
    """``contextlib.nullcontext``."""

    __slots__ = ("value",)
    _modelled = True

    def __init__(self, enter_result: Any = None):
        self.value = enter_result

    def __enter__(self) -> Any:
        return self.value

    def __exit__(self, *exception: object) -> None:
        pass

    def __aenter__(self) -> Coroutine:
        return Coroutine(drive(self.value), "__aenter__")

    def __aexit__(self, *exception: object) -> Coroutine:
        return Coroutine(drive(None), "__aexit__")
