"""The operations that any program does: an access to a shared location, and a turn of a loop that lasts."""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable
from dataclasses import replace
from typing import Any

from ..results import Event
from . import kernel, words
from .kernel import Op
from .world import Place

FUEL = 2_000
"""Loop iterations that a step may do; beyond, the thread stops so that others can go on."""
FUEL_ALONE = 100_000
"""The same, when there is no other."""


class Access(Op):
    """A read or a write of a shared location, or one call of a container's method."""

    __slots__ = ("arguments", "function", "locations", "site", "writes")

    def __init__(
        self, site: Place, locations: tuple[Hashable, ...], writes: bool, function: Callable[..., Any], *arguments: Any
    ):
        self.site, self.locations, self.writes = site, locations, writes
        self.function, self.arguments = function, arguments

    def keys(self) -> tuple[Hashable, ...]:
        return self.locations

    @property
    def blind(self) -> bool:
        """Whether what it writes does not depend on what was there."""
        return getattr(self.function, "__name__", "") == "write_global"

    def execute(self, choice: str) -> Any:
        if self.writes:
            walks = kernel.current().walks
            for key in walks.at.keys() & self.locations:
                walks.about_to_write(key)
        return self.function(*self.arguments)

    def event(self, done: bool = False, result: Any = None) -> Event:
        machine = kernel.current()
        text = machine.said_of(self, self.site)
        if words.verb_of(self.function) == "call":  # of (site, function, arguments, keywords)
            event = words.call(text, self.writes, self.arguments[1], self.arguments[2], done, result)
            # What the library finds on its way is not what the program's expression is worth.
            return replace(event, value=None) if event.verb != "write" and self.site is not None and machine.in_library(self.site) else event
        return words.access(text, self.writes, self.function, self.arguments, done, result)


class Tick(Op):
    """A thread that has looped for long lets the others go on, and shows whether it is still in the same state."""

    __slots__ = ()
    writes = False
    stands_back = True

    def execute(self, choice: str) -> None:
        machine = kernel.current()
        machine.turns += FUEL if machine.live > 1 else FUEL_ALONE
        machine.fuel = FUEL
        if machine.turns > machine.limits.turns:
            raise machine.limits.reached("turns")

    def __iter__(self) -> Generator[Op, Any, Any]:
        return (yield self)

    def event(self, done: bool = False, result: Any = None) -> Event:
        return Event("spin")
