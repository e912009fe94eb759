"""Where C code stops asking an iterable for items: at the first that it cannot take, or once it knows its answer.

C code cannot stop in the middle of an iterator of the program: the items are read first, in steps, and given to it in a list
(`Natives.call_listed`).  So as not to ask for more than CPython would, each item is tasted when it comes.  What comes of it, an
exception or an answer, is then that of the C code itself, which meets the same items.
"""

from __future__ import annotations

import math
import operator
from array import array
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from .shapes import method_in_c


class Taste:
    """What C code does with the items of one iterable, each given when it comes."""

    def __init__(self, enough: Callable[[Any], Any]):
        """`enough` tells whether C code asks for no more, or raises what it raises."""
        self.enough = enough
        self.failed = False

    def __call__(self, item: Any) -> bool:
        """Whether `item` is the last that C code asks for."""
        try:
            return self.enough(item) is True
        except Exception:
            self.failed = True
            return True


ALONE = frozenset((
    dict, OrderedDict, set, frozenset, bytes, bytearray, math.fsum, dict.fromkeys, OrderedDict.fromkeys, defaultdict.fromkeys,
))  # fmt: skip
"""C functions that take an item, or fail, whatever came before."""
LAST = frozenset((array, defaultdict))
"""The same: the iterable is their second argument."""
OF_SETS = frozenset(
    "union update difference difference_update symmetric_difference symmetric_difference_update issubset intersection "
    "intersection_update isdisjoint issuperset".split()
)
SEARCHES = frozenset((operator.contains, operator.indexOf))


def taste_of(function: Any, arguments: Sequence[Any], index: int) -> Taste | None:
    """How to taste the items of ``arguments[index]``; None when `function` asks for all of them."""
    try:
        if function in ALONE:
            return alone(function) if index == 0 else None
        if function in LAST:
            return alone(partial(function, arguments[0])) if index == 1 else None
        if function in SEARCHES:
            return Taste(lambda item: operator.contains((item,), arguments[1])) if index == 0 and len(arguments) == 2 else None
    except TypeError:  # what has no hash
        return None
    if function is math.prod:
        return Taste(Product().times)
    owner = getattr(function, "__self__", None)
    return None if owner is None or isinstance(owner, type) else taste_of_method(owner, function.__name__, arguments, index)


def taste_of_method(owner: Any, name: str, arguments: Sequence[Any], index: int) -> Taste | None:
    """The same for a method of a container."""
    if isinstance(owner, bytearray):
        return alone(bytearray) if name == "extend" else None
    if not isinstance(owner, (set, frozenset)) or name not in OF_SETS:
        return None
    if name in ("isdisjoint", "issuperset"):
        answer = method_in_c(owner, name)
        return Taste(lambda item: not answer((item,)))
    if name.startswith("intersection"):
        return Taste(Common(owner.intersection(*arguments[:index])).add)
    return alone(set)


def alone(function: Callable[[Any], Any]) -> Taste:
    """The taste of a function that looks at each item alone: it never has enough."""
    return Taste(lambda item: function((item,)) is True)


class Common:
    """``owner.intersection(iterable)``, which ends once all of the owner has been met."""

    def __init__(self, owner: Any):
        self.owner = owner
        self.met: set[Any] = set()

    def add(self, item: Any) -> bool:
        found = self.owner.intersection((item,))
        self.met |= found
        return bool(found) and len(self.met) >= len(self.owner)


class Product:
    """``math.prod(iterable)``: an item may not multiply those that came before."""

    def __init__(self) -> None:
        self.total: Any = 1

    def times(self, item: Any) -> bool:
        self.total = math.prod((item,), start=self.total)
        return False
