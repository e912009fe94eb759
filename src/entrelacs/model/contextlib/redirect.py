"""The modelled `contextlib.redirect_stdout`: it rebinds `sys.stdout`, for all threads; `redirect_stderr` is refused.

Each entry keeps the stream that it found, and its exit puts it back, whoever has changed it meanwhile.

Python's documentation: contextlib, *Utilities*.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from ...bounds.refusals import Unsupported
from ...execution.kernel import Op, current, drive
from ...operations.withheld import ERRORS


class redirect_stdout:
    """``contextlib.redirect_stdout``: for all threads, as in CPython."""

    __slots__ = ("before", "target")
    _modelled = True

    def __init__(self, new_target: Any):
        self.target = new_target
        self.before: list[Any] = []

    def __enter__(self) -> Generator[Op, Any, Any]:
        operations = current().operations
        before = yield from drive(operations.stdout(None))
        self.before.append(before)
        yield from drive(operations.setattr(None, operations.imports("sys"), "stdout", self.target))
        return self.target

    def __exit__(self, *exception: object) -> Any:
        operations = current().operations
        return operations.setattr(None, operations.imports("sys"), "stdout", self.before.pop())


def redirect_stderr(new_target: Any) -> None:
    raise Unsupported(ERRORS)
