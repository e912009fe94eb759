"""Order and numbers that come from hashes or addresses: another process would have others.

Sets are walked in the order of hashes. Those of numbers are the same everywhere; those of texts change with each process
(``PYTHONHASHSEED``), those of most objects are their addresses. So the order of a set of such things may not show: the program
is refused, and told to sort. What order does not touch (``in``, ``len``, operators, equality) works on all sets, and so do ``sorted``,
``min`` and ``max`` when no two items can be neither before nor after one another.
"""

from __future__ import annotations

import sys
from collections import ChainMap, UserDict, UserList, deque
from collections.abc import ItemsView, Iterable, KeysView, ValuesView
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from types import FrameType, MappingProxyType, SimpleNamespace
from typing import Any

from ..bounds.kinds import word
from ..bounds.refusals import Unsupported
from ..execution.kernel import current

NUMBERS = (int, float, complex, Decimal, Fraction)
ORDERLESS = frozenset((set, frozenset, len, bool, isinstance, issubclass, callable, type, id, hash))
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
    if getattr(kind, "_modelled", False) and kind.__hash__ is not object.__hash__:  # type: ignore[comparison-overlap]  # the same slot, or not
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
        if isinstance(value, (set, frozenset)) and len(value) > 1:
            made = {word(type(item)) for item in value if getattr(type(item), "_modelled", False)}
            current().invented.update(f"l'ordre d'un ensemble de valeurs de type {kind}" for kind in made)
        if scattered(value):
            kinds = sorted({word(type(item)) for item in value if not steady(item)})
            raise Unsupported(
                f"l'ordre d'un ensemble de valeurs de type {', '.join(kinds)} change d'un processus à l'autre : triez-le (sorted) "
                "avant de le parcourir ou de l'afficher, ou employez une liste ou un dictionnaire"
            )


def told_sorted(values: set[Any]) -> list[Any]:
    """The items of a set whose order is of this process only, in one that is the same in every process; the answer says so."""
    current().invented.update(f"l'ordre d'un ensemble de valeurs de type {word(type(item))}" for item in values if not steady(item))
    return sorted(values, key=repr)


def look_at_order(value: set[Any]) -> None:
    """The order of a set is seen: from now on the states tell what it has been through, if anything has left it."""
    machine = current()
    if id(value) in machine.layouts.past and not machine.orders:
        machine.orders = machine.dirty = True


def check_sorting(value: Any, keyed: bool = False) -> None:
    """Refuse to sort a set, or to take its least item, where the answer, or what asks it, can show the order of this process.

    With a key (`keyed`) two items may be equal, and a function of the program is called in that order. Without, items that are all
    numbers, or all texts, are in one order only; those of other kinds (sets, instances of the program) may be in several.
    """
    if not isinstance(value, set | frozenset):
        return
    if keyed and scattered(value):
        raise Unsupported(
            "trier un ensemble avec une clé laisse dans un ordre quelconque les éléments de même clé : "
            "triez-le d'abord sans clé, sorted(sorted(ensemble), key=…)"
        )
    marks = set(map(_comparable, value))
    if keyed or len(marks) > 1 or None in marks:
        check_order(value)


def _comparable(item: Any) -> Any:
    """A mark that items of one total order share; None for an item that may be neither before nor after another."""
    kind = type(item)
    if kind is tuple:
        marks = (*map(_comparable, item),)
        return marks if all(marks) else None
    if kind in (str, bytes):
        return kind
    return int if kind in (int, float, bool, Decimal, Fraction) and item == item else None


def check_inside(values: Iterable[Any]) -> None:
    """The same of the sets that a text shows: within containers, exceptions, dataclasses, namespaces, each looked at once."""
    seen: set[int] = set()
    todo = list(values)
    while todo:
        value = todo.pop()
        kind = type(value)
        if id(value) in seen or kind in (str, int):
            continue
        seen.add(id(value))
        if isinstance(value, (set, frozenset)):
            check_order(value)
            todo.extend(value)
        elif isinstance(value, (dict, MappingProxyType)):
            todo += [*value, *value.values()]
        elif isinstance(value, (list, tuple, deque, KeysView, ValuesView, ItemsView)):
            todo.extend(value)
        elif isinstance(value, BaseException):
            todo.extend(value.args)
        elif isinstance(value, Enum):
            todo.append(value._value_)
        elif hasattr(kind, "__dataclass_fields__"):
            todo.extend(getattr(value, name, None) for name in kind.__dataclass_fields__)
        elif kind is SimpleNamespace or isinstance(value, (ChainMap, UserDict, UserList)):
            todo.extend(vars(value).values())


def check_hash(value: Any, filename: str) -> None:
    """Refuse a hash that is of this process only, unless a ``__hash__`` of the program asks for it."""
    if steady(value) and not getattr(type(value), "_modelled", False):
        return
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and frame.f_code.co_filename != filename:
        frame = frame.f_back
    if frame is None or frame.f_code.co_name != "__hash__":
        raise Unsupported(
            f"hash() d'une valeur de type {word(type(value))} change d'un processus à l'autre : employez un nombre à vous "
            "(zlib.crc32 d'un texte encodé, par exemple)"
        )
