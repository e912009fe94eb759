"""The modelled `traceback`: it writes on the standard error, where nobody reads.

The text itself (lines of a rewritten program, marks under the code that change with the version) is not CPython's: a program may
hand it on to the standard error or to a list, not look at it.

Python's documentation: traceback.
"""

from __future__ import annotations

import sys
from collections.abc import Generator
from typing import Any

from ..bounds.refusals import Unsupported
from ..execution.kernel import Op, caught, current, drive
from ..execution.unseen import Unseen
from .printing import Stream

STANDS_FOR = "traceback"
REASON = (
    "le texte d'une trace d'appels n'est pas modélisé : écrivez-la sur l'erreur standard (traceback.print_exc()), "
    "ou employez l'exception elle-même (repr(e), str(e))"
)


def print_exc(limit: int | None = None, file: Any = None, chain: bool = True) -> Any:
    return _print(file, sys.exception())


def print_exception(exc: Any, /, value: Any = None, tb: Any = None, limit: int | None = None, file: Any = None, chain: bool = True) -> Any:
    return _print(file, exc if isinstance(exc, BaseException) else value)


def print_stack(f: Any = None, limit: int | None = None, file: Any = None) -> Any:
    return _print(file, None)


def print_tb(tb: Any, limit: int | None = None, file: Any = None) -> Any:
    return _print(file, None)


def _print(file: Any, error: BaseException | None) -> Generator[Op, Any, None]:
    if file is not None and not (isinstance(file, Stream) and file._name == "stderr"):
        raise Unsupported(REASON)
    if error is not None:  # its text is asked for, and a failure there is not told
        try:
            yield from drive(current().operations.text(None, error, str))
        except caught(Exception):
            pass


def format_exc(limit: int | None = None, chain: bool = True) -> Unseen:
    return Unseen(REASON)


def format_exception(exc: Any, /, value: Any = None, tb: Any = None, limit: int | None = None, chain: bool = True) -> Unseen:
    return Unseen(REASON)


def format_tb(tb: Any, limit: int | None = None) -> Unseen:
    return Unseen(REASON)


def format_stack(f: Any = None, limit: int | None = None) -> Unseen:
    return Unseen(REASON)


PUBLIC: dict[str, Any] = {
    function.__name__: function
    for function in (print_exc, print_exception, print_stack, print_tb, format_exc, format_exception, format_tb, format_stack)
}
