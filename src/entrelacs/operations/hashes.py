"""Order and numbers that come from hashes or addresses: another process would have others.

Sets are walked in the order of hashes. Those of numbers are the same everywhere; those of texts change with each process
(``PYTHONHASHSEED``), those of most objects are their addresses. So the order of a set of such things may not show: the program
is refused, and told to sort. What order does not touch (``in``, ``len``, ``sorted``, operators, equality) works on all sets.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from types import FrameType
from typing import Any

from ..bounds.kinds import word
from ..bounds.refusals import Unsupported
from ..execution.kernel import current

NUMBERS = (int, float, complex, Decimal, Fraction)
ORDERLESS = frozenset((set, frozenset, sorted, len, bool, min, max, isinstance, issubclass, callable, type, id, hash))
"""Functions to which the order of a set is nothing."""


def steady(value: Any) -> bool:
    """Whether a value has the same hash in every process."""
    kind = type(value)
    if kind in (int, bool):
        return True
    if kind in (tuple, frozenset):
        return all(map(steady, value))
    if value is None:
        return sys.version_info >= (3, 12)
    if getattr(kind, "_modelled", False):
        return True  # locks, threads, futures: the model gives them hashes of its own
    return kind in NUMBERS and value == value


def scattered(value: Any) -> bool:
    """Whether the order of a set is that of this process only."""
    return isinstance(value, (set, frozenset)) and len(value) > 1 and not all(map(steady, value))


def check_order(*values: Any) -> None:
    """Refuse to walk through sets whose order is of no other process."""
    for value in values:
        if isinstance(value, set) and set.__len__(value) > 1:
            look_at_order(value)
        if scattered(value):
            kinds = sorted({word(type(item)) for item in value if not steady(item)})
            raise Unsupported(
                f"l'ordre d'un ensemble de valeurs de type {' ou '.join(kinds)} change d'un processus à l'autre : triez-le (sorted) "
                "avant de le parcourir ou de l'afficher, ou employez une liste ou un dictionnaire"
            )


def look_at_order(value: set[Any]) -> None:
    """The order of a set is seen: from now on the states tell what it has been through, if anything has left it."""
    machine = current()
    if id(value) in machine.layouts.past and not machine.orders:
        machine.orders = machine.dirty = True


def check_inside(values: Iterable[Any]) -> None:
    """The same of sets within containers, each looked at once: a container may hold itself."""
    seen: set[int] = set()
    todo = list(values)
    while todo:
        value = todo.pop()
        kind = type(value)
        if kind in (set, frozenset):
            check_order(value)
        elif kind in (list, tuple, dict) and id(value) not in seen:
            seen.add(id(value))
            todo.extend(value.values() if kind is dict else value)


def check_hash(value: Any, filename: str) -> None:
    """Refuse a hash that is of this process only, unless a ``__hash__`` of the program asks for it."""
    if steady(value):
        return
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and frame.f_code.co_filename != filename:
        frame = frame.f_back
    if frame is None or frame.f_code.co_name != "__hash__":
        raise Unsupported(
            f"hash() d'une valeur de type {word(type(value))} change d'un processus à l'autre : employez un nombre à vous "
            "(zlib.crc32 d'un texte encodé, par exemple)"
        )
