"""Methods that are looked up before the arguments of their call are evaluated."""

from __future__ import annotations

from types import FunctionType, ModuleType
from typing import Any

from ..execution.world import Place
from .base import END
from .operations import Operations
from .reach import CONTAINERS, SCALARS

FOUND = END
"""Stands for a method that nothing can change between the moment it is looked up and its call."""


class FoundEarly:
    """The part of the rarer constructs that finds a method, then calls it."""

    def __init__(self, operations: Operations):
        self.operations = operations

    def find(self, site: Place, owner: Any, name: str) -> Any:
        """The method `name` of `owner`, or `FOUND` when only its existence can matter."""
        kind = type(owner)
        if kind in CONTAINERS or kind in SCALARS:
            getattr(owner, name)
            return FOUND
        if kind is ModuleType and name != "excepthook":
            self.operations.modelled_attribute(owner, name)
            return FOUND
        if getattr(kind, "_modelled", False) and kind not in self.operations.machine.classes:
            if name not in getattr(owner, "__dict__", ()) and isinstance(getattr(kind, name, None), FunctionType):
                return FOUND
        return self.operations.getattr(site, owner, name)

    def found(self, site: Place, method: Any, owner: Any, name: str, /, *arguments: Any, **keywords: Any) -> Any:
        """Call what `find` answered."""
        if method is FOUND:
            return self.operations.method(site, owner, name, *arguments, **keywords)
        return self.operations.call(site, method, *arguments, **keywords)
