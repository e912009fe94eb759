"""The modelled `pathlib`: paths as texts; what asks the disk is refused.

Python's documentation: pathlib, *Pure paths*.
"""

from __future__ import annotations

import os
import pathlib
from typing import Any

STANDS_FOR = "pathlib"
Flavour: Any = pathlib.PureWindowsPath if os.name == "nt" else pathlib.PurePosixPath


class Path(Flavour):
    """``pathlib.Path``, without the disk."""

    __slots__ = ()
    _modelled = True

    def __new__(cls, *parts: Any, **keywords: Any) -> Any:
        return super().__new__(Concrete if cls is Path else cls, *parts, **keywords)


class PosixPath(Path):
    """``pathlib.PosixPath``, without the disk; on Windows, nobody can name it."""

    __slots__ = ()


class WindowsPath(Path):
    """``pathlib.WindowsPath``, without the disk; elsewhere, nobody can name it."""

    __slots__ = ()


Concrete = WindowsPath if os.name == "nt" else PosixPath
PUBLIC: dict[str, Any] = {
    "Path": Path, Concrete.__name__: Concrete, "PurePath": pathlib.PurePath, "PurePosixPath": pathlib.PurePosixPath, "PureWindowsPath": pathlib.PureWindowsPath,
}  # fmt: skip
