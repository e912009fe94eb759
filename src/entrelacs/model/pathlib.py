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


if os.name == "nt":
    WindowsPath = Path
else:
    PosixPath = Path
Path.__name__ = Path.__qualname__ = "WindowsPath" if os.name == "nt" else "PosixPath"
PUBLIC: dict[str, Any] = {
    "Path": Path, "PurePath": pathlib.PurePath, "PurePosixPath": pathlib.PurePosixPath, "PureWindowsPath": pathlib.PureWindowsPath,
}  # fmt: skip
