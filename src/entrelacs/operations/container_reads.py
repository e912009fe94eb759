"""Operations on containers that read them in several steps: item by item, or one container after the other."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from ..execution.kernel import Op, drive
from .base import END, Base


class ContainerReads(Base):
    """The steps of searches and comparisons."""

    def items_of(self, site: Any, owner: Any) -> Generator[Op, Any, list[Any]]:
        """The items of a list, read one after the other."""
        items: list[Any] = []
        index = 0
        while True:
            item = yield from drive(self.part(site, owner, False, ("read_item", index), item_at, owner, index))
            if item is END:
                return items
            items.append(item)
            index += 1

    def search(self, site: Any, owner: Any, name: str, wanted: Any, start: int = 0, stop: int | None = None) -> Generator[Op, Any, Any]:
        """``in``, ``index``, ``count`` and the search of ``remove``: each item is read, then compared."""
        if start < 0:
            start = max(0, start + len(owner))
        index, found = start, 0
        while stop is None or index < (stop if stop >= 0 else stop + len(owner)):
            item = yield from drive(self.part(site, owner, False, ("read_item", index), item_at, owner, index))
            if item is END:
                break
            same = item is wanted
            if not same:
                same = yield from drive(self.compare(site, "eq", item, wanted))
                same = yield from drive(self.truth(site, same))
            if same and name == "__contains__":
                return True
            if same and name in ("index", "remove"):
                return index
            found += same
            index += 1
        if name == "index":
            raise ValueError(f"{wanted!r} is not in list")
        if name == "remove":
            raise ValueError("list.remove(x): x not in list")
        return found if name == "count" else False

    def remove_found(self, site: Any, owner: list[Any], wanted: Any) -> Generator[Op, Any, None]:
        """``list.remove`` with a comparison of the program: the list may change before the item is taken out."""
        index = yield from self.search(site, owner, "remove", wanted)
        yield from drive(self.container_method(site, owner, "__delitem__", (slice(index, index + 1),), {}))

    def equal_items(self, site: Any, name: str, left: Any, right: Any) -> Generator[Op, Any, Any]:
        """``==`` or ``!=`` of two lists, tuples or dictionaries that hold containers: one container after the other."""
        equal = yield from self._equal(site, left, right)
        return (yield from drive(self.truth(site, equal is (name == "eq"))))

    def _equal(self, site: Any, left: Any, right: Any) -> Generator[Op, Any, bool]:
        """Whether two containers of one type hold the same: each is read at one moment, then items are compared in order."""
        one = yield from drive(self.reading(site, [left], False, snapshot_of, (left,), {}))
        two = yield from drive(self.reading(site, [right], False, snapshot_of, (right,), {}))
        if len(one) != len(two):
            return False
        index = 0
        while index < len(one):
            (key, item), other = one[index], two[index][1]
            if isinstance(left, dict):
                if key not in right:
                    return False
                other = dict(two)[key]
            if item is not other:
                same = yield from drive(self.compare(site, "eq", item, other))
                same = yield from drive(self.truth(site, same))
                if not same:
                    return False
            index += 1
        return True


def item_at(items: Any, index: int) -> Any:
    """An item of a list that may have become shorter."""
    return items[index] if index < len(items) else END


def snapshot_of(value: Any) -> list[tuple[Any, Any]]:
    """The items of a container, at one moment."""
    return list(dict.items(value)) if isinstance(value, dict) else list(enumerate(value))
