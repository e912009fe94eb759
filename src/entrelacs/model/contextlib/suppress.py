"""The modelled `contextlib.suppress`: hides exceptions of some classes.

Python's documentation: contextlib, *Utilities*.
"""

from __future__ import annotations


class suppress:
    """``contextlib.suppress``."""

    __slots__ = ("kinds",)
    _modelled = True

    def __init__(self, *kinds: type[BaseException]):
        self.kinds = kinds

    def __enter__(self) -> None:
        pass

    def __exit__(self, exctype: object, excinst: BaseException | None, exctb: object) -> bool:
        return isinstance(excinst, self.kinds)
