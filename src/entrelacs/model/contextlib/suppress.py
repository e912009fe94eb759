"""The modelled `contextlib.suppress`: hides exceptions of some classes.

Python's documentation: contextlib, *Utilities*.
"""

from __future__ import annotations

from typing import Any


class suppress:
    """``contextlib.suppress``."""

    __slots__ = ("kinds",)
    _modelled = True

    def __init__(self, *kinds: type[BaseException]):
        self.kinds = kinds

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: Any, error: BaseException | None, traceback: object) -> bool:
        return isinstance(error, self.kinds)
