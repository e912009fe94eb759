"""Which classes are the explorer's, and no program's."""

from __future__ import annotations

import sys
from functools import cache


@cache
def ours() -> frozenset[type]:
    """The classes of this package."""
    modules = [module for name, module in list(sys.modules.items()) if name.partition(".")[0] == "entrelacs"]
    return frozenset(
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and value.__module__ == module.__name__
    )
