"""``x[k]``, ``x[k] = v``, ``del x[k]`` and ``v in x``."""

from __future__ import annotations

import operator
from collections import defaultdict, deque
from collections.abc import Generator, Hashable
from functools import partial
from types import MappingProxyType
from typing import Any

from ..execution.kernel import Op, drive
from ..execution.world import Place
from .base import END, Base
from .classes_asked import as_in_python, check_words, flat
from .reach import COLLECTIONS, CONTAINERS, SCALARS, reached


class Items(Base):
    """The part of the operations that knows items and slices."""

    def getitem(self, site: Place, owner: Any, key: Any) -> Any:
        """``owner[key]``."""
        kind = type(owner)
        if kind in CONTAINERS:
            if kind is defaultdict and key not in owner:
                return self.missing(site, owner, key)
            return self.reading(site, [owner], False, operator.getitem, (owner, key), {})
        if kind in SCALARS or kind is tuple:
            return owner[key]
        if isinstance(owner, type):
            return as_in_python(owner)[key]
        method = self.special(owner, "__getitem__")
        if kind.__module__ == "typing":
            check_words(flat(key))
        if method is not None:
            return self.call(site, method, owner, key)
        if kind is MappingProxyType:
            return self.touching(site, reached((owner,), self.machine), False, operator.getitem, (owner, key), {})
        return self.reading(site, [owner], False, operator.getitem, (owner, key), {})

    def missing(self, site: Place, owner: defaultdict[Any, Any], key: Any) -> Generator[Op, Any, Any]:
        """``owner[key]`` of a `defaultdict` that lacks the key: looked up, made, put in, a step each."""
        yield from drive(self.reading(site, [owner], False, owner.__contains__, (key,), {}))
        if key in owner:
            return owner[key]
        place = (self.machine.location(owner), "default_factory")
        factory = yield from drive(self.read(site, (place,), getattr, owner, "default_factory"))
        if factory is None:
            raise KeyError(key)
        value = yield from drive(self.call(site, factory))
        yield from drive(self.reading(site, [owner], True, owner.__setitem__, (key, value), {}))
        return value

    def setitem(self, site: Place, owner: Any, key: Any, value: Any) -> Any:
        """``owner[key] = value``."""
        method = None if type(owner) in CONTAINERS else self.special(owner, "__setitem__")
        if method is not None:
            return self.call(site, method, owner, key, value)
        if self.machine.borrowed:
            self.check_own(owner)
        if isinstance(key, slice) and isinstance(owner, list):
            return self.container_method(site, owner, "__setitem__", (key, value), {})
        return self.reading(site, [owner], True, operator.setitem, (owner, key, value), {})

    def delitem(self, site: Place, owner: Any, key: Any) -> Any:
        """``del owner[key]``."""
        method = None if type(owner) in CONTAINERS else self.special(owner, "__delitem__")
        if method is not None:
            return self.call(site, method, owner, key)
        if self.machine.borrowed:
            self.check_own(owner)
        if isinstance(owner, list):
            cut = partial(self.shift, site, owner, "__delitem__", (key,), {})
            keys = [self.machine.location(owner)]
            return self.whole(site, owner, keys, True, operator.delitem, (owner, key), {}, cut, free_only=True)
        return self.reading(site, [owner], True, operator.delitem, (owner, key), {})

    # -- in ----------------------------------------------------------------------------------

    def contains(self, site: Place, owner: Any, item: Any) -> Any:
        """``item in owner``."""
        kind = type(owner)
        if kind in CONTAINERS:
            return self.contained(site, owner, item)
        method = self.special(owner, "__contains__")
        if method is not None:
            return self.truthful(site, self.call(site, method, owner, item))
        if hasattr(kind, "__next__") or self.special(owner, "__iter__") is not None:
            return self.contains_by_iteration(site, owner, item)
        if isinstance(owner, COLLECTIONS):
            return self.contained(site, owner, item)
        if kind is tuple and self.compares(owner, (item,)):
            return self.contains_by_iteration(site, owner, item)
        return self.touching(site, reached((owner, item), self.machine), False, operator.contains, (owner, item), {})

    def contained(self, site: Place, owner: Any, item: Any) -> Any:
        """Whether a built-in container holds an item."""
        keys = self.searched(owner, item)
        if isinstance(owner, list):
            cut = partial(self.search, site, owner, "__contains__", item)
            if self.compares(owner, (item,)):
                return cut()
            return self.whole(site, owner, keys, False, operator.contains, (owner, item), {}, cut)
        if isinstance(owner, deque) and self.compares(owner, (item,)):
            return self.contains_by_iteration(site, owner, item)
        return self.touching(site, keys, False, operator.contains, (owner, item), {})

    def searched(self, owner: Any, item: Any) -> list[Hashable]:
        """What looking for an item touches: a hash table finds a plain key at once, all else is compared."""
        if type(item) in SCALARS and isinstance(owner, (dict, set)):
            return [self.machine.location(owner)]
        return reached((owner, item), self.machine)

    def contains_by_iteration(self, site: Place, owner: Any, item: Any) -> Generator[Op, Any, bool]:
        """Whether it is, one item after the other: the item itself, or one that is equal to it."""
        iterator = yield from drive(self.iter(site, owner))
        while True:
            value = yield from drive(self.next(site, iterator))
            if value is END:
                return False
            same = value is item
            if not same:
                same = yield from drive(self.compare(site, "eq", value, item))
                same = yield from drive(self.truth(site, same))
            if same:
                return True
