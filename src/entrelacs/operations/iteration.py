"""Iteration: ``iter``, ``next``, loops, and all the items of an iterable."""

from __future__ import annotations

import gc
import sys
from array import array
from collections import deque
from collections.abc import Generator
from io import IOBase
from types import MappingProxyType
from typing import Any

from ..execution.access import Access, Tick
from ..execution.kernel import Op, drive
from ..execution.machine import Machine
from ..execution.world import Place
from .base import END, Base
from .classes_asked import check_said
from .generators import GENERATORS, EndOfIteration
from .growth import items as check_items
from .hashes import check_order
from .protocols import answered
from .reach import COLLECTIONS, SCALARS, VIEWS, proxied
from .tasting import Taste, alone

range_iterator = type(iter(range(0)))


class Held:
    """An iterator that one iterator of the library has for itself: going through it is no step of its own."""

    __slots__ = ("iterator",)
    _modelled = True

    def __init__(self, iterator: Any):
        self.iterator = iterator

    def __iter__(self) -> Any:
        return self.iterator


class Iteration(Base):
    """The part of the operations that iterates."""

    def iter(self, site: Place, value: Any) -> Any:
        """``iter(value)``, for a loop as for the program: an iterator whose reads of containers are known."""
        kind = type(value)
        if kind in GENERATORS:
            return value
        if kind is Held:
            return value.iterator
        if kind is MappingProxyType:
            return self.iter(site, proxied(value))
        method = self.special(value, "__iter__")
        if method is not None:
            return answered(kind, "__iter__", self.call(site, method, value), iter)
        if self.special(value, "__getitem__") is not None and not hasattr(kind, "__iter__"):
            return self._by_index(site, value)
        if kind not in SCALARS and (kind in VIEWS or isinstance(value, (dict, set, deque))):  # its size, or its changes, are counted now
            check_order(value)
            return self.reading(site, sources(value, self.machine), False, self.iterator, (value,), {})
        if kind is frozenset:
            check_order(value)
        return self.iterator(value)

    def iterator(self, value: Any) -> Any:
        """``iter(value)`` of what has no method of the program."""
        try:
            return self.lazily(iter(value), value)
        except TypeError as error:
            check_said(str(error), (value,))
            raise

    def lazily(self, iterator: Any, source: Any) -> Any:
        """Remember what a C iterator will read; what was an iterator already may be shared between threads."""
        if iterator is source:
            self.share(iterator)
        elif type(iterator) is not range_iterator:
            self.reads(iterator, sources(source, self.machine))
        return iterator

    def reads(self, iterator: Any, containers: list[Any]) -> None:
        """Remember what a C iterator will read."""
        if containers:
            keys = tuple(self.machine.location(container) for container in containers)
            self.machine.iterators[id(iterator)] = (keys, iterator, containers, False)
            self.machine.walks.begin(iterator, keys, containers)

    def share(self, iterator: Any) -> None:
        """From now on, asking this iterator for an item is a write of the iterator itself."""
        machine = self.machine
        own = (machine.location(iterator),) if isinstance(iterator, IOBase) else ()  # its methods, too, move it on
        keys, _, containers, shared = machine.iterators.get(id(iterator), (own, None, (), False))
        if not shared:
            machine.iterators[id(iterator)] = (keys, iterator, containers, True)

    def _by_index(self, site: Place, value: Any) -> Any:
        """An iterator on what has only a ``__getitem__``."""
        frame = self.machine.base["$prelude"]["by_index"]
        return (yield from drive(self.call(site, frame, value)))

    # -- the next item -----------------------------------------------------------------------

    def next(self, site: Place, iterator: Any) -> Any:
        """The next item of what `iter` gave, or `END`."""
        machine = self.machine
        kind = type(iterator)
        if kind in GENERATORS:
            return self.next_of_generator(iterator)
        if machine.tired():
            return self.next_after_pause(site, iterator)
        if kind is range_iterator and id(iterator) not in machine.iterators:
            return next(iterator, END)
        method = self.special(iterator, "__next__")
        if method is not None:
            return self.next_of_user(site, iterator, method)
        known = machine.iterators.get(id(iterator))
        if known is None:
            return next(iterator, END)
        keys, _, _, shared = known
        if shared and not machine.note_access(own := ("iterator", machine.location(iterator)), True):
            return Access(site, (own, *keys), True, next, iterator, END)
        if not machine.note_accesses(keys, False):
            return Access(site, keys, False, next, iterator, END)
        return next(iterator, END)

    def next_after_pause(self, site: Place, iterator: Any) -> Generator[Op, Any, Any]:
        """The same, once others have been let through: the thread has looped for long."""
        yield from Tick()
        return (yield from drive(self.next(site, iterator)))

    def next_of_user(self, site: Place, iterator: Any, method: Any) -> Generator[Op, Any, Any]:
        """The same, of an iterator of the program."""
        try:
            return (yield from drive(self.call(site, method, iterator)))
        except EndOfIteration:
            return END

    def tick(self, site: Place) -> Any:
        """At each turn of a ``while``: an operation that lets others through, when the thread has looped for long."""
        machine = self.machine
        return Tick() if machine.tired() else None

    # -- all the items -----------------------------------------------------------------------

    def listed(self, value: Any, taste: Taste | None = None) -> Generator[Op, Any, list[Any]]:
        """All the items of an iterable, in a new list; with `taste`, those up to the last that C code would ask for."""
        iterator = yield from drive(self.iter(None, value))
        items: list[Any] = []
        while True:
            item = yield from drive(self.next(None, iterator))
            if item is END:
                return self.machine.own("list", items)
            items.append(item)
            if taste is not None and not self.calls_back(item) and taste(item):
                return self.machine.own("list", items)
            if len(items) & 0xFFFFF == 0:
                check_items(len(items))

    def list(self, site: Place, value: Any) -> Any:
        """``list(value)``: one step when a built-in container is copied, else its items one after the other."""
        kind = type(value)
        if kind is tuple or kind in SCALARS:
            if kind is range:
                check_items(len(value) if value.stop - value.start < sys.maxsize else sys.maxsize)
            return list(value)
        if kind is MappingProxyType:
            return self.list(site, proxied(value))
        check_order(value)
        if kind in VIEWS or isinstance(value, COLLECTIONS) and self.special(value, "__iter__") is None:
            # Of a built-in container, a copy is one step.
            return self.reading(site, sources(value, self.machine), False, list, (value,), {})
        return self.listed(value)

    def hashed(self, site: Place, value: Any) -> Any:
        """The items that ``{*value}`` adds to a set: the first that has no hash ends it."""
        return self._hashed(value) if self.lists(value) else self.list(site, value)

    def _hashed(self, value: Any) -> Generator[Op, Any, Any]:
        taste = alone(set)
        items = yield from self.listed(value, taste)
        if taste.failed:
            set(items)  # raises
        return items


def sources(value: Any, machine: Machine) -> list[Any]:
    """The containers that an iterator made from `value` will read."""
    if isinstance(value, COLLECTIONS):
        return [value]
    if type(value) in VIEWS:
        return gc.get_referents(value)
    if isinstance(value, array):
        return [value]
    return list(machine.iterators[id(value)][2]) if id(value) in machine.iterators else []
