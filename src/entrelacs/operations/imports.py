"""``import`` and ``from … import``."""

from __future__ import annotations

from typing import Any

from ..bounds.refusals import Unsupported
from ..lowering import advice
from .base import Base
from .lacks import lack


class Imports(Base):
    """The part of the operations that imports."""

    def import_(self, site: int, name: str, top: bool = False) -> Any:
        """The module of an ``import``: `name` itself, or the package at its `top`.

        Raises ``ImportError``, or `Unsupported` with the line of the import.
        """
        line = self.machine.program.sites[site].line
        try:
            module = self.imports(name)
            return self.imports(name.split(".")[0]) if top else module
        except Unsupported as refusal:
            raise Unsupported(refusal.reason, line) from None

    def importfrom(self, site: int, module: str, name: str) -> Any:
        """``from module import name``: an attribute of the module, or else a module in it. Raises the same."""
        found = self.import_(site, module)
        try:
            return getattr(found, name)
        except AttributeError:
            missing = lack(found, name)
            if missing is not None:
                raise Unsupported(advice.missing(missing), self.machine.program.sites[site].line) from None
            try:
                return self.import_(site, f"{module}.{name}")
            except (Unsupported, ImportError):
                if advice.exists(f"{module}.{name}"):
                    raise
                raise ImportError(f"cannot import name {name!r} from {module!r}") from None
