"""What is the explorer's, and no program's: how its modules are called, and which classes are its own."""

from __future__ import annotations

import sys
from functools import cache

OUR_MODULES = "entrelacs."
"""How the name of a module of this package begins, and that of the code that is compiled for it."""
MODELLED_MODULES = "entrelacs.model."
LOWERED_MODULES = "entrelacs.lowered."



@cache
def ours() -> frozenset[type]:
    """The classes of this package."""
    modules = [module for name, module in list(sys.modules.items()) if (name + ".").startswith(OUR_MODULES)]
    return frozenset(
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and value.__module__ == module.__name__
    )
