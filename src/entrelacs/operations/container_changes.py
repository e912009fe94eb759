"""Operations on containers that change them in several steps."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Generator
from itertools import chain
from typing import Any

from ..execution.kernel import Op, attempt, drive
from ..execution.world import Place
from ..results import Verb
from .base import END, Base
from .hashes import scattered, told_sorted
from .reach import reached
from .shapes import method_in_c


def in_order(changed: set[Any], name: str, arguments: tuple[Any, ...]) -> list[Any] | None:
    """The items that a method makes come and go, in the order of what gives them; None where that is the order of the set itself.

    The order of texts is of this process only: one of those that it may be is then shown, the same in every process, and told.
    """
    if name in ("update", "difference_update") and all(isinstance(given, list | tuple | dict | deque | range) for given in arguments):
        return [item for item in dict.fromkeys(chain(*arguments)) if item in changed]
    return told_sorted(changed) if scattered(changed) else None


class ContainerChanges(Base):
    """The steps of changes."""

    def hold(self, owner: Any) -> None:
        """Take the lock of a container, for the time of one operation."""
        self.machine.locked[id(owner)] = self.machine.current

    def let_go(self, owner: Any) -> None:
        """Let it go, if it was taken."""
        self.machine.locked.pop(id(owner), None)

    # -- lists, slot by slot -----------------------------------------------------------------

    def shift(self, site: Any, owner: list[Any], name: str, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Generator[Op, Any, Any]:
        """Change a list slot by slot, its lock being held."""
        first = self.part(site, owner, True, ("begin_change", None), self.first_slot, owner, name, arguments, keywords)
        changes, result = yield from drive(first)
        index = 1
        while index < len(changes):
            last = index == len(changes) - 1
            told: tuple[Verb, int | None] = ("end_change", None) if last else ("move_item", changes[index][1])
            yield from drive(self.part(site, owner, True, told, self.next_slot, owner, changes[index], last))
            index += 1
        return result

    def first_slot(self, owner: list[Any], name: str, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        """Work out the changes that the method makes, do the first: the changes, and what the method answers."""
        self.machine.touched.update(reached(arguments, self.machine))
        wanted = [*owner]
        result = getattr(wanted, name)(*arguments, **keywords)
        changes = slots(owner, wanted)
        if changes:
            change_slot(owner, changes[0])
        if len(changes) > 1:
            self.hold(owner)
        return changes, owner if result is wanted else result

    def next_slot(self, owner: list[Any], change: tuple[str, int, Any], last: bool) -> None:
        """Do one more; the last one lets the lock go."""
        change_slot(owner, change)
        if last:
            self.let_go(owner)

    # -- sets, item by item ------------------------------------------------------------------

    def change_set(self, site: Any, owner: set[Any], name: str, arguments: tuple[Any, ...]) -> Generator[Op, Any, Any]:
        """Change a set item by item, its lock being held: ``in`` and ``len`` see it."""
        first = self.part(site, owner, True, ("begin_change", None), self.first_item, owner, name, arguments)
        changes, result = yield from drive(first)
        index = 1
        while index < len(changes):
            last = index == len(changes) - 1
            told: tuple[Verb, int | None] = ("end_change" if last else "change_item", None)
            yield from drive(self.part(site, owner, True, told, self.next_item, owner, changes[index], last))
            index += 1
        return result

    def first_item(self, owner: set[Any], name: str, arguments: tuple[Any, ...]) -> Any:
        """Work out which items come and go, change the first: those items, and what the method answers."""
        self.machine.touched.update(reached(arguments, self.machine))
        wanted = {*owner}
        result = getattr(wanted, name)(*arguments)
        changes = in_order(owner ^ wanted, name, arguments) or [item for item in (*owner, *wanted) if item not in owner or item not in wanted]
        if changes:
            self.next_item(owner, changes[0], False)
        if len(changes) > 1:
            self.hold(owner)
        return changes, owner if result is wanted else result

    def next_item(self, owner: set[Any], item: Any, last: bool) -> None:
        """Change one more; the last one lets the lock go."""
        owner ^= {item}
        self.machine.layouts.changed(owner)
        if last:
            self.let_go(owner)

    # -- sorting -----------------------------------------------------------------------------

    def sort_plainly(self, site: Any, owner: list[Any], keywords: dict[str, Any]) -> Generator[Op, Any, None]:
        """``list.sort`` by C comparisons: its lock is held, and those who read without it see an empty list."""
        items = yield from drive(self.part(site, owner, True, ("take_to_sort", None), self.taken_held, owner))
        yield from drive(self.part(site, owner, True, ("give_back_sorted", None), self.put_back_sorted, owner, items, keywords))

    def taken_held(self, owner: list[Any]) -> list[Any]:
        """Empty the list, whose lock is taken: what it held."""
        self.hold(owner)
        return taken(owner)

    def put_back_sorted(self, owner: list[Any], items: list[Any], keywords: dict[str, Any]) -> None:
        """Fill it again, in order or (when a comparison raises) not, and let its lock go."""
        self.let_go(owner)
        self.machine.touched.update(reached(items, self.machine))
        try:
            items.sort(**keywords)
        finally:
            owner[:] = items

    def sort_in_place(self, site: Place, owner: list[Any], key: Any = None, reverse: bool = False) -> Any:
        """``list.sort`` with a key that is a function of the program: as in CPython, the list is empty meanwhile."""
        items = yield from drive(self.reading(site, [owner], True, taken, (owner,), {}))
        in_order, problem = yield from attempt(self.call, site, self.builtins["sorted"], items, key=key, reverse=reverse)
        if problem is None:
            items = in_order
        changed = yield from drive(self.reading(site, [owner], True, put_back, (owner, items), {}))
        if problem is None and changed:
            problem = ValueError("list modified during sort")
        if problem is not None:
            raise problem

    # -- from another iterable ---------------------------------------------------------------

    def add_each(
        self, site: Place, owner: Any, name: str, arguments: tuple[Any, ...], keywords: dict[str, Any]
    ) -> Generator[Op, Any, None]:
        """Add what iterables give, as it comes: others may see the container grow.

        While the items come from C code, nobody else changes it.
        """
        index = 0
        while index < len(arguments):
            source = arguments[index]
            if self.locked_too(owner, source):
                yield from drive(self.container_method(site, owner, name, (source,), {}))
            else:
                yield from self.add_from(site, owner, name, source)
            index += 1
        if keywords:
            yield from drive(self.container_method(site, owner, name, (), keywords))

    def add_from(self, site: Place, owner: Any, name: str, source: Any) -> Generator[Op, Any, None]:
        """Add what one iterable gives, one item a step."""
        if isinstance(owner, dict) and hasattr(type(source), "keys"):
            yield from self.add_mapping(site, owner, name, source)
            return
        iterator = yield from drive(self.iter(site, source))
        number = 0
        held = not self.of_program(iterator)
        if held:
            yield from drive(self.part(site, owner, True, ("begin_change", None), self.hold, owner))
        try:
            while True:
                item = yield from drive(self.next(site, iterator))
                if item is END:
                    break
                if type(owner) is not list and isinstance(owner, dict):
                    check_pair(owner, item, number)
                    item = yield from drive(self.list(site, item))
                number += 1
                yield from drive(self.part(site, owner, True, ("add_item", None), method_in_c(owner, name), [item]))
        finally:
            if held:
                self.let_go(owner)

    def add_mapping(self, site: Place, owner: dict[Any, Any], name: str, source: Any) -> Generator[Op, Any, None]:
        """Add what a mapping holds, asked of it key by key; all its keys come first, but where an `OrderedDict` asks."""
        at_once = getattr(type(source), "_at_once", None)
        if at_once is not None:
            source = yield from drive(at_once(source))
            yield from drive(self.container_method(site, owner, name, (source,), {}))
            return
        keys = yield from drive(self.method(site, source, "keys"))
        if not isinstance(owner, OrderedDict):
            keys = yield from self.listed(keys)
        iterator = yield from drive(self.iter(site, keys))
        while True:
            key = yield from drive(self.next(site, iterator))
            if key is END:
                return
            value = yield from drive(self.getitem(site, source, key))
            yield from drive(self.part(site, owner, True, ("add_item", None), method_in_c(owner, name), [(key, value)]))

    def assign_slice(self, site: Place, owner: list[Any], key: slice, source: Any) -> Generator[Op, Any, None]:
        """``l[i:j] = …``: the iterable is read first, without its lock."""
        items = yield from self.listed(source)
        yield from drive(self.container_method(site, owner, "__setitem__", (key, items), {}))


def check_pair(owner: dict[Any, Any], item: Any, number: int) -> None:
    """Raise what CPython raises of an item that is no pair; `number` tells how many came before."""
    if not hasattr(type(item), "__iter__") and not hasattr(type(item), "__getitem__") or type(item) in (list, tuple, str) and len(item) != 2:
        empty: dict[Any, Any] = OrderedDict() if isinstance(owner, OrderedDict) else {}
        empty.update([(index, None) for index in range(number)] + [item])


def slots(before: list[Any], after: list[Any]) -> list[tuple[str, int, Any]]:
    """The changes, one slot at a time, that lead from one content of a list to another, in the order of CPython's moves."""
    changes: list[tuple[str, int, Any]] = []
    old, new = len(before), len(after)
    for index in range(old, new):
        changes.append(("append", index, after[index]))
    common = range(min(old, new))
    for index in reversed(common) if new > old else common:
        if before[index] is not after[index]:
            changes.append(("set", index, after[index]))
    if new < old:
        changes.append(("cut", new, None))
    return changes


def change_slot(items: list[Any], change: tuple[str, int, Any]) -> None:
    """Do one of the changes that `slots` tells."""
    kind, index, value = change
    if kind == "append":
        items.append(value)
    elif kind == "set":
        items[index] = value
    else:
        del items[index:]


def taken(items: list[Any]) -> list[Any]:
    """Empty a list."""
    content = items[:]
    items.clear()
    return content


def put_back(items: list[Any], content: list[Any]) -> bool:
    """Fill again a list that was emptied; tell whether something had come meanwhile."""
    changed = bool(items)
    items[:] = content
    return changed
