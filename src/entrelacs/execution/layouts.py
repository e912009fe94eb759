"""How the items of a set lie in memory: it decides their order, and depends on those that have left.

CPython never gives back the place of an item that was taken out before the table is made anew, and ``pop`` goes on from where it
was. So as soon as a program looks at the order of a set from which something was taken, the states tell what each such set has been
through; before that, only that something was taken.
"""

from __future__ import annotations

import operator
from hashlib import blake2b
from typing import Any

LEAVING = frozenset(
    "discard remove pop clear difference_update intersection_update symmetric_difference_update __isub__ __iand__ __ixor__".split()
)
CHANGING = LEAVING | {"add", "update", "__ior__"}
IN_PLACE: dict[Any, str] = {operator.isub: "__isub__", operator.iand: "__iand__", operator.ixor: "__ixor__", operator.ior: "__ior__"}
NUMBERS = frozenset((int, float, bool, type(None)))


class Layouts:
    """The sets of one execution from which something was taken."""

    def __init__(self) -> None:
        self.past: dict[int, tuple[set[Any], bytes | None]] = {}
        """What each has been through; None when its items are not told by their texts."""

    def applied(self, function: Any, arguments: tuple[Any, ...]) -> None:
        """A function written in C has just been applied: take note if it has changed a set."""
        owner = getattr(function, "__self__", None)
        name = getattr(function, "__name__", "")
        if not isinstance(owner, set):
            if not arguments or not isinstance(arguments[0], set):
                return
            owner = arguments[0]
            name = IN_PLACE.get(function, name) if function.__class__ is type(len) else name
        if name in LEAVING or name in CHANGING and id(owner) in self.past:
            self.changed(owner)

    def changed(self, owner: set[Any]) -> None:
        """Something may have been taken from a set, or added to one from which something was taken."""
        _, before = self.past.get(id(owner), (owner, b""))
        items = [*set.__iter__(owner)]
        told = None
        if before is not None and NUMBERS.issuperset(map(type, items)):
            told = blake2b(before + repr(items).encode(), digest_size=16).digest()
        self.past[id(owner)] = owner, told
