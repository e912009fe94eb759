"""``with``, and what ``except`` and ``finally`` ask."""

from __future__ import annotations

import sys
from typing import Any

from ..execution.kernel import caught, outside
from ..execution.world import Place
from . import protocols
from .base import Base


class Blocks(Base):
    """The part of the operations that enters blocks and leaves them."""

    manager = staticmethod(protocols.manager)

    def enter(self, site: Place, value: Any) -> Any:
        """``__enter__``, at the beginning of a ``with``."""
        self.met(value)
        return self.call(site, type(value).__enter__, value)

    def exit(self, site: Place, value: Any, error: BaseException | None) -> Any:
        """``__exit__``, at its end: whether it hides `error`, as a truth value (anything when there is none)."""
        method = type(value).__exit__
        self.met(value)
        if error is None:
            return self.call(site, method, value, None, None, None)
        return self.truthful(site, self.call(site, method, value, type(error), error, error.__traceback__))

    def caught(self, kinds: Any) -> Any:
        """The types of an ``except``, without what is not for the program to catch (`entrelacs.execution.kernel.caught`)."""
        return caught(kinds)

    def alive(self) -> bool:
        """Whether the ``finally`` blocks of the program take part."""
        return self.machine.alive and not outside(sys.exception())
