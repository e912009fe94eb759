"""One value, written where it is met: itself if it is plain, else the number of the object.

This is what the parts of a snapshot share; `entrelacs.state.snapshot` tells what is written, and why.
"""

from __future__ import annotations

import threading
import types
from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

from ..execution.kernel import Fiber
from ..execution.machine import Machine
from ..operations.shapes import Shape

if TYPE_CHECKING:
    from .classes import ClassContent

UNBOUND = b"unbound"
"""Marks are bytes: a value of the program is never written as bare bytes."""
INLINE = 8
"""Tuples nested so deep are numbered like any other object; the others are written where they are met."""
PLAIN = frozenset((int, str, type(None), bool))
"""Types whose values are written as they are."""


class Writing:
    """A state that is being written, and the marks given so far.

    What names an object (its type, the code of a frame and where it stands in it, who made it) is
    written as a short mark, given when the name is first met and kept as long as the snapshot is.
    """

    christens = False
    """Whether some objects bear a name and are not written with what reaches them (`entrelacs.state.shared`)."""

    def __init__(self, machine: Machine):
        self.machine = machine
        self.marks: dict[Hashable, bytes] = {}
        self.codes: dict[int, tuple[types.CodeType, bytes, dict[int, tuple[bytes, tuple[str, ...]]]]] = {}
        self.shapes: dict[type, Shape] = {}
        self.classes: dict[type, ClassContent] = {}
        self.foreign: dict[type, bytes] = {}
        self.unlike = 0
        """How many states were like no other: never twice the same number in one search."""
        self.begin()

    def begin(self) -> None:
        """An empty state: nothing is numbered yet."""
        self.out: list[Any] = []
        self.seen: dict[int, bytes] = {}
        self.todo: list[Any] = []
        """The objects in the order of their numbers; it also keeps them alive, so that no number is given twice."""
        self.depth = 0

    def mark(self, *name: Any) -> bytes:
        """A short name, the same for equal names."""
        known = self.marks.get(name)
        if known is None:
            known = self.marks[name] = len(self.marks).to_bytes(3, "big")
        return known

    def visit(self, value: Any) -> None:
        """Write one value where it is met: itself if it is plain, the number of the object otherwise."""
        kind = type(value)
        if kind in PLAIN:
            self.out.append(value)
            return
        ref = self.seen.get(id(value))
        if ref is None:
            if kind is Fiber:
                ref = self.mark(Fiber, value.index)
            elif kind is float and value == value:  # a NaN has an identity: [nan] == [nan] asks for it
                self.out.append(value)
                return
            elif kind is tuple and self.depth < INLINE:
                self.depth += 1
                self.out.append(self.mark(tuple, len(value)))
                for item in value:
                    self.visit(item)
                self.depth -= 1
                return
            else:
                ref = self.christen(value, kind) if self.christens else None
                if ref is None:
                    ref = self.seen[id(value)] = number(len(self.todo))
                    self.todo.append(value)
        self.out.append(ref)

    def christen(self, value: Any, kind: type) -> bytes | None:
        """The name of an object that bears one."""
        return None

    def items(self, values: Any) -> None:
        """Write several values, one after the other."""
        out, visit = self.out, self.visit
        for item in values:
            if type(item) in PLAIN:
                out.append(item)
            else:
                visit(item)

    def owner(self, value: Any) -> None:
        """Who made the object: part of the name of its locations."""
        known = self.machine.owned.get(id(value))
        if known is not None and type(known[0]) is tuple:
            self.out.append(self.mark("owner", known[0]))


def number(index: int) -> bytes:
    """The reference to an object: four bytes, where a mark has three."""
    if index >= len(NUMBERS):
        with NUMBERING:  # another thread may be exploring, and lack the same
            while index >= len(NUMBERS):
                NUMBERS.append(len(NUMBERS).to_bytes(4, "big"))
    return NUMBERS[index]


NUMBERS: list[bytes] = []
"""The references that have been needed, in order."""
NUMBERING = threading.Lock()
