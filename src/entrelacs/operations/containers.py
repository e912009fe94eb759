"""Operations on containers, as finely cut as CPython's documentation lets other threads see them.

The authority is the page *Thread Safety Guarantees* (``docs.python.org/3/library/threadsafety.html``), written for the build
without GIL; the model promises nothing more. What the page calls atomic is one step: an item read or written, ``append``,
``pop()``, ``clear``, ``copy``, ``+``, everything on a dictionary whose keys are compared in C, set operators, and so on.
The rest is several steps:

- ``in``, ``index``, ``count`` on a list, and ``tuple(l)``, ``set(l)``, ``join``…: items are read one after the other, without a lock;
- ``insert``, ``pop(i)``, ``del l[i]``, ``remove``, ``reverse``, ``*=``, ``extend``, ``l[i:j] = …``: the list changes slot by slot.
  Those who read it without its lock (``l[i]``, ``in``, iteration, ``len``) see it half changed; the others wait;
- ``sort``: those readers see an empty list meanwhile;
- ``extend``, ``+=``, ``l[i:j] = …``, ``update``, ``|=`` from another iterable than those that are locked too: items come one by one;
- ``s |= t`` and its like on a set: ``in`` and ``len`` see the items come or go one by one;
- ``==``, ``<``, ``+`` of a bytearray: bytes are read one after the other;
- what looks into nested containers (``==``, ``repr``): one container after the other;
- ``==`` of the program's own classes: each comparison is a call like any other.

To cut costs states, and changes nothing as long as nobody is in the middle: an operation is done in one step (`Whole`) until a
state is found where another thread stands before an access that it could feel. Then its place is noted among the conflicting
ones, and the search starts again with the operation cut there. That is enough: were there a schedule with such an access in
the middle of the operation, moving what precedes that access before the operation (it touches nothing of it) would give a
state where both are pending. C code that the page says nothing of stays one step; when another thread could be in the middle,
the exploration says that it relies on the GIL for it (`Machine.trusted`). Python code of the standard library never does (see
`entrelacs.operations.library`).

The page is silent on `deque`: its methods are one step, as its own documentation promises of ``append`` and ``pop``.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Generator, Hashable
from functools import partial
from types import FunctionType, MethodType
from typing import Any

from ..bounds.refusals import Unsupported
from ..execution.kernel import ALWAYS, Op, caught, current, drive
from ..execution.machine import Access, Machine
from .hashes import check_order
from .reach import READERS, SCALARS, VIEWS, reached

LOCKED_WITH = frozenset((list, tuple, set, frozenset, dict, *VIEWS))
"""Iterables that an operation on a list locks too, or that cannot change."""
LOCK_FREE = frozenset(("getitem", "contains", "item_at", "__contains__", "__getitem__", "__len__", "len", "bool", "index", "count", "get", "next"))
"""Reads that do not take the container's lock."""
SEARCHES = frozenset(("index", "count", "__contains__"))
SHIFTS = frozenset(("insert", "pop", "remove", "reverse", "extend", "__imul__", "__iadd__", "__setitem__", "__delitem__"))
"""Methods that change a list slot by slot."""
SET_CHANGES = frozenset(
    "update difference_update intersection_update symmetric_difference_update __ior__ __isub__ __iand__ __ixor__".split()
)
CONSUMING = frozenset(("union", "symmetric_difference", "symmetric_difference_update"))
"""Methods of sets that read another iterable without its lock."""
COMPARING = frozenset("remove index count sort __eq__ __ne__ __lt__ __le__ __gt__ __ge__ __contains__".split())
"""Methods of containers that compare their items, hence look into them."""
READING_OTHERS = frozenset(
    "extend extendleft update __iadd__ __ior__ __iand__ __isub__ __ixor__ __add__ __or__ __and__ __sub__ __xor__ union "
    "intersection difference symmetric_difference intersection_update difference_update symmetric_difference_update "
    "issubset issuperset isdisjoint __setitem__ __init__".split()
)
"""Methods of containers that read other ones."""
ADDING = frozenset(("extend", "extendleft", "update"))
"""Methods of containers that add what an iterator gives, one item after the other."""
END = type("End", (), {"__slots__": (), "__repr__": lambda self: "END"})()


class Whole(Access):
    """What CPython does in several steps, done in one as long as no other thread can be in the middle."""

    __slots__ = ("cut", "free_only", "place", "trusts")
    _stateless = ("cut", "free_only", "place", "trusts")

    cut: Callable[[], Any] | None
    """Does it in several steps."""
    free_only: bool
    """Whether it holds the container's lock: only those who do without can see the middle."""
    place: Hashable
    trusts: str | None
    """The name of the C function that is taken for one step."""

    def choices(self) -> tuple[str, ...]:
        machine = current()
        own: set[int] | None = None
        me = next((fiber for fiber in machine.fibers if fiber.pending is self), None)
        for fiber in machine.fibers:
            other = fiber.pending
            if other is None or me is None or fiber.group is me.group:
                continue
            if not (other.writes or self.writes) or self.free_only and not lock_free(other):
                continue
            keys = other.keys()
            if not any(key in keys for key in self.locations):
                continue
            if isinstance(other, Access):
                if own is None:
                    own = objects(self, machine)
                if own.isdisjoint(objects(other, machine)):
                    continue
            self.disturbed(machine, me)
            break
        return ALWAYS

    def disturbed(self, machine: Machine, me: Any) -> None:
        """Another thread can come in the middle."""
        if self.cut is not None:
            machine.conflicts.add(("steps", self.place))
            machine.dirty = True
        elif self.trusts is not None:
            machine.trusted.add(self.trusts)
        else:
            function = self.arguments[1]
            name = getattr(function, "__qualname__", "cet appel")
            python = "est écrit en Python dans la bibliothèque" if type(function) is FunctionType else "compare par des méthodes en Python"
            raise Unsupported(
                f"{name}() {python} : il lit ou change en plusieurs fois ce qu'un autre fil peut changer au même moment, et son "
                "déroulement ne peut pas être découpé (protégez l'appel par un verrou)",
                machine.line_now(me),
            )


class Part(Access):
    """One step of an operation on a container."""

    __slots__ = ("told",)
    _stateless = ("told",)

    def words(self, done: bool = False, result: Any = None) -> str:
        text = current().program.sites[self.site].text
        return f"{text} : {self.told}"


def objects(op: Access, machine: Machine) -> set[int]:
    """What an access touches, by identity: two objects made at one place bear one name."""
    seen: set[int] = set()
    values = list(op.arguments)
    if op.function.__name__ == "apply":  # (site, function, arguments, keywords)
        values = [op.arguments[1], *op.arguments[2], *op.arguments[3].values()]
    reached(values, machine, seen)
    return seen


def lock_free(op: Op) -> bool:
    """Whether an operation reads a container without its lock."""
    if not isinstance(op, Access) or op.writes and op.function is not next:  # a shared iterator is changed, not its list
        return False
    function, arguments = op.function, op.arguments
    if function.__name__ == "apply":
        function, arguments = op.arguments[1], op.arguments[2]
    name = getattr(function, "__name__", "")
    return name in LOCK_FREE and not (name == "getitem" and isinstance(arguments[1], slice))


def kept_out(machine: Machine, fiber: Any) -> bool:
    """Whether the next operation of a thread needs the lock of a container that another is changing."""
    op = fiber.pending
    if not isinstance(op, Access) or lock_free(op):
        return False
    held = {identity for identity, holder in machine.locked.items() if holder is not fiber}
    return bool(held) and not held.isdisjoint(objects(op, machine))


def item_at(items: Any, index: int) -> Any:
    """An item of a list that may have become shorter."""
    return items[index] if index < len(items) else END


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
    kind, index, value = change
    if kind == "append":
        items.append(value)
    elif kind == "set":
        items[index] = value
    else:
        del items[index:]


class Containers:
    """The part of `entrelacs.operations.operations.Operations` that knows built-in containers."""

    machine: Machine

    def whole(
        self, site: Any, owner: Any, keys: list[Hashable], writes: bool, function: Any, arguments: tuple[Any, ...],
        keywords: dict[str, Any], cut: Callable[[], Any] | None, *, free_only: bool = False, trusts: str | None = None,
    ) -> Any:  # fmt: skip
        """Apply a function in one step, or as `cut` does when another thread can be in the middle."""
        machine = self.machine
        if machine.all_quiet(keys, writes):
            return self.apply(site, function, arguments, keywords)
        place = machine.location(owner)
        if cut is not None and ("steps", place) in machine.conflicts:
            return cut()
        made = Whole(0 if site is None else site, tuple(keys), writes, self.apply, site, function, arguments, keywords)
        made.cut, made.free_only, made.place, made.trusts = cut, free_only, place, trusts
        return made

    def part(self, site: Any, owner: Any, writes: bool, told: str, function: Any, *arguments: Any) -> Any:
        """One step of an operation on `owner`."""
        key = self.machine.location(owner)
        if self.machine.quiet(key, writes):
            return function(*arguments)
        made = Part(0 if site is None else site, (key,), writes, function, *arguments)
        made.told = told
        return made

    # -- reading item by item ---------------------------------------------------------------

    def items_of(self, site: Any, owner: Any) -> Generator[Op, Any, list[Any]]:
        """The items of a list, read one after the other."""
        items: list[Any] = []
        index = 0
        while True:
            item = yield from drive(self.part(site, owner, False, f"lit l'élément {index}", item_at, owner, index))
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
            item = yield from drive(self.part(site, owner, False, f"lit l'élément {index}", item_at, owner, index))
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

    # -- changing slot by slot --------------------------------------------------------------

    def hold(self, owner: Any) -> None:
        """Take the lock of a container, for the time of one operation."""
        self.machine.locked[id(owner)] = self.machine.current

    def let_go(self, owner: Any) -> None:
        self.machine.locked.pop(id(owner), None)

    def shift(self, site: Any, owner: list[Any], name: str, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Generator[Op, Any, Any]:
        """Change a list slot by slot, its lock being held."""
        first = self.part(site, owner, True, "commence", self.first_slot, owner, name, arguments, keywords)
        changes, result = yield from drive(first)
        index = 1
        while index < len(changes):
            last = index == len(changes) - 1
            told = "termine" if last else f"déplace l'élément {changes[index][1]}"
            yield from drive(self.part(site, owner, True, told, self.next_slot, owner, changes[index], last))
            index += 1
        return result

    def first_slot(self, owner: list[Any], name: str, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
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
        change_slot(owner, change)
        if last:
            self.let_go(owner)

    def change_set(self, site: Any, owner: set[Any], name: str, arguments: tuple[Any, ...]) -> Generator[Op, Any, Any]:
        """Change a set item by item, its lock being held: ``in`` and ``len`` see it."""
        first = self.part(site, owner, True, "commence", self.first_item, owner, name, arguments)
        changes, result = yield from drive(first)
        index = 1
        while index < len(changes):
            last = index == len(changes) - 1
            told = "termine" if last else "change un élément"
            yield from drive(self.part(site, owner, True, told, self.next_item, owner, changes[index], last))
            index += 1
        return result

    def first_item(self, owner: set[Any], name: str, arguments: tuple[Any, ...]) -> Any:
        self.machine.touched.update(reached(arguments, self.machine))
        wanted = {*owner}
        result = getattr(wanted, name)(*arguments)
        changes = [item for item in owner if item not in wanted] + [item for item in wanted if item not in owner]
        if changes:
            self.next_item(owner, changes[0], False)
        if len(changes) > 1:
            self.hold(owner)
        return changes, owner if result is wanted else result

    def next_item(self, owner: set[Any], item: Any, last: bool) -> None:
        owner ^= {item}
        self.machine.layouts.changed(owner)
        if last:
            self.let_go(owner)

    def sort_plainly(self, site: Any, owner: list[Any], keywords: dict[str, Any]) -> Generator[Op, Any, None]:
        """``list.sort`` by C comparisons: its lock is held, and those who read without it see an empty list."""
        items = yield from drive(self.part(site, owner, True, "vide la liste pour la trier", self.taken_held, owner))
        yield from drive(self.part(site, owner, True, "remplit la liste triée", self.put_back_sorted, owner, items, keywords))

    def taken_held(self, owner: list[Any]) -> list[Any]:
        self.hold(owner)
        return taken(owner)

    def put_back_sorted(self, owner: list[Any], items: list[Any], keywords: dict[str, Any]) -> None:
        self.let_go(owner)
        self.machine.touched.update(reached(items, self.machine))
        try:
            items.sort(**keywords)
        finally:
            owner[:] = items

    def sort_in_place(self, site: int, owner: list[Any], key: Any = None, reverse: bool = False) -> Any:
        """``list.sort`` with a key that is a function of the program: as in CPython, the list is empty meanwhile."""
        items = yield from drive(self.reading(site, [owner], True, taken, (owner,), {}))
        problem: BaseException | None = None
        try:
            items = yield from drive(self.call(site, self.builtins["sorted"], items, key=key, reverse=reverse))
        except GeneratorExit:
            raise
        except caught() as error:
            problem = error
        changed = yield from drive(self.reading(site, [owner], True, put_back, (owner, items), {}))
        if problem is None and changed:
            problem = ValueError("list modified during sort")
        if problem is not None:
            raise problem

    # -- other iterables --------------------------------------------------------------------

    def add_each(
        self, site: int, owner: Any, name: str, arguments: tuple[Any, ...], keywords: dict[str, Any]
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

    @staticmethod
    def locked_too(owner: Any, source: Any) -> bool:
        """Whether adding `source` to a container locks it as well."""
        if isinstance(owner, dict):
            return isinstance(source, dict)
        return type(source) in ((set, frozenset, dict) if isinstance(owner, set) else LOCKED_WITH)

    def add_from(self, site: int, owner: Any, name: str, source: Any) -> Generator[Op, Any, None]:
        iterator = yield from drive(self.iter(site, source))
        held = not self.of_program(iterator)
        if held:
            yield from drive(self.part(site, owner, True, "commence", self.hold, owner))
        try:
            while True:
                item = yield from drive(self.next(site, iterator))
                if item is END:
                    break
                if type(owner) is not list and isinstance(owner, dict):
                    item = yield from drive(self.list(site, item))
                yield from drive(self.part(site, owner, True, "ajoute un élément", getattr(owner, name), [item]))
        finally:
            if held:
                self.let_go(owner)

    def assign_slice(self, site: int, owner: list[Any], key: slice, source: Any) -> Generator[Op, Any, None]:
        """``l[i:j] = …``: the iterable is read first, without its lock."""
        items = yield from self.listed(source)
        yield from drive(self.container_method(site, owner, "__setitem__", (key, items), {}))

    def call_listed_method(
        self, site: int, owner: Any, name: str, arguments: tuple[Any, ...], keywords: dict[str, Any]
    ) -> Generator[Op, Any, Any]:
        if name in ADDING and not isinstance(owner, bytearray):
            return (yield from self.add_each(site, owner, name, arguments, keywords))
        values = list(arguments)
        index = 0
        while index < len(values):
            if self.lists(values[index]):
                values[index] = yield from self.listed(values[index])
            index += 1
        return (yield from drive(self.container_method(site, owner, name, tuple(values), keywords)))

    def lists(self, value: Any) -> bool:
        """Whether iterating over `value` calls the program."""
        return self.of_program(value) or self.special(value, "__iter__") is not None and not isinstance(value, (dict, list, set, deque, bytearray))

    def of_program(self, iterator: Any) -> bool:
        return type(iterator).__name__ == "generator" or self.special(iterator, "__next__") is not None

    # -- methods ----------------------------------------------------------------------------

    def container_method(
        self,
        site: int,
        owner: Any,
        name: str,
        arguments: tuple[Any, ...],
        keywords: dict[str, Any],
        function: Any = None,
    ) -> Any:
        """``owner.name(…)``, of a built-in container or of a class that inherits from one."""
        if function is None:
            function = getattr(owner, name)
        if name in READING_OTHERS:
            for argument in arguments:
                if type(argument) not in SCALARS and self.lists(argument):
                    return self.call_listed_method(site, owner, name, arguments, keywords)
        elif name == "sort" and called_back(keywords.get("key")):
            return self.sort_in_place(site, owner, **keywords)
        elif name == "__getitem__" and isinstance(owner, defaultdict):
            return self.getitem(site, owner, *arguments)
        if self.machine.borrowed and name not in READERS:
            self.check_own(owner)
        if not isinstance(owner, set):
            check_order(*arguments)
        elif name == "pop":
            check_order(owner)
        machine = self.machine
        if name in COMPARING:
            keys = reached((owner, *arguments), machine)
        elif name in READING_OTHERS:
            keys = [machine.location(owner), *reached(arguments, machine)]
        else:
            keys = [machine.location(owner)]
        cut = self.cut_of(site, owner, name, arguments, keywords)
        if cut is None:
            return self.touching(site, keys, name not in READERS, function, arguments, keywords)
        call, free_only, always = cut
        if always:
            return call()
        return self.whole(site, owner, keys, name not in READERS, function, arguments, keywords, call, free_only=free_only)

    def check_end(self, owner: Any, source: Any) -> None:
        """Refuse to make a list longer by an iterator that reads it."""
        known = self.machine.iterators.get(id(source))
        if known is not None and any(container is owner for container in known[2]):
            raise Unsupported("un itérateur lit ici la liste qu'il allonge : cela ne finirait pas (copiez-la d'abord)")

    def check_own(self, owner: Any) -> None:
        """Refuse to change a container of a module."""
        name = self.machine.borrowed.get(id(owner))
        if name is not None:
            raise Unsupported(f"le programme modifie {name}, qui n'est pas à lui (copiez-le d'abord)")

    def cut_of(self, site: Any, owner: Any, name: str, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        """How to do a method in several steps, whether it holds the lock, whether it must be; None when it is atomic."""
        if isinstance(owner, list):
            if name in SEARCHES:
                return partial(self.search, site, owner, name, *arguments), False, self.compares(owner, arguments)
            if name == "remove" and self.compares(owner, arguments):
                return partial(self.remove_found, site, owner, *arguments), False, True
            if name in ("extend", "__iadd__"):
                self.check_end(owner, arguments[0])
            if name in ("extend", "__iadd__") and not self.locked_too(owner, arguments[0]) and type(arguments[0]) not in SCALARS:
                return partial(self.add_each, site, owner, "extend", arguments, {}), False, False
            if name == "__setitem__" and isinstance(arguments[0], slice) and type(arguments[1]) not in (list, tuple):
                return partial(self.assign_slice, site, owner, *arguments), False, False
            if name == "__setitem__" and not isinstance(arguments[0], slice):
                return None
            if name in SHIFTS and not (name == "pop" and arguments in ((), (-1,))):
                return partial(self.shift, site, owner, name, arguments, keywords), True, False
            if name == "sort":
                return partial(self.sort_plainly, site, owner, keywords), True, False
        elif isinstance(owner, dict):
            if name in ("update", "__ior__") and arguments and not self.locked_too(owner, arguments[0]):
                return partial(self.add_each, site, owner, "update", arguments, keywords), False, False
        elif isinstance(owner, set):
            if name in CONSUMING | SET_CHANGES and not all(self.locked_too(owner, a) for a in arguments):
                if name == "update":
                    return partial(self.add_each, site, owner, name, arguments, {}), False, False
                if name in CONSUMING:
                    return partial(self.call_listed, site, getattr(owner, name), arguments, keywords, True), False, False
            if name in SET_CHANGES:
                return partial(self.change_set, site, owner, name, arguments), True, False
        elif isinstance(owner, deque):
            if name in ("extend", "extendleft", "__iadd__") and not self.locked_too(owner, arguments[0]):
                return partial(self.add_each, site, owner, name.replace("__iadd__", "extend"), arguments, {}), False, False
        return None

    def compares(self, owner: Any, arguments: tuple[Any, ...]) -> bool:
        """Whether looking for an item calls the program's ``__eq__``."""
        return any(type(item) not in SCALARS and self.equal_by_program(item) for item in (*arguments[:1], *owner))

    def equal_by_program(self, value: Any) -> bool:
        method = self.special(value, "__eq__")
        return method is not None and self.library.of_program(method)


def called_back(key: Any) -> bool:
    """Whether a key function is written in Python."""
    while type(key) is MethodType or type(key).__name__ == "partial":
        key = key.__func__ if type(key) is MethodType else key.func
    return type(key) is FunctionType or type(key).__module__ == "operator"


def snapshot_of(value: Any) -> list[tuple[Any, Any]]:
    """The items of a container, at one moment."""
    return list(dict.items(value)) if isinstance(value, dict) else list(enumerate(value))


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
