"""The modelled `warnings`: what is warned of goes to the standard error, which is no part of an outcome.

Python's documentation: warnings.
"""

from __future__ import annotations

from typing import Any

from ..bounds.refusals import Unsupported

STANDS_FOR = "warnings"


def warn(message: Any, category: Any = None, stacklevel: int = 1, source: Any = None, **settings: Any) -> None:
    pass


def simplefilter(action: str, category: Any = Warning, lineno: int = 0, append: bool = False) -> None:
    if action == "error":
        raise Unsupported("un avertissement changé en exception n'est pas modélisé : levez l'exception vous-même (raise)")


def filterwarnings(action: str, *criteria: Any, **settings: Any) -> None:
    simplefilter(action)


def resetwarnings() -> None:
    pass


class catch_warnings:
    """``warnings.catch_warnings``: the filters are as before at its end."""

    __slots__ = ()
    _modelled = True

    def __init__(self, *, record: bool = False, module: Any = None, action: str | None = None, **settings: Any):
        if record:
            raise Unsupported("warnings.catch_warnings(record=True) n'est pas modélisé : notez vous-même ce qui doit l'être (une liste)")
        simplefilter(action or "default")

    def __enter__(self) -> None:
        pass

    def __exit__(self, *exception: Any) -> None:
        pass


PUBLIC: dict[str, Any] = {
    "warn": warn, "simplefilter": simplefilter, "filterwarnings": filterwarnings, "resetwarnings": resetwarnings, "catch_warnings": catch_warnings,
}  # fmt: skip
