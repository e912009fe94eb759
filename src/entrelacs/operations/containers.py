"""Methods of built-in containers, as finely cut as CPython's documentation lets other threads see them.

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

The page is silent on `deque`: its methods are one step, as its own documentation promises of ``append`` and ``pop``.

When nobody can be in the middle, all this is one step: see `entrelacs.operations.accesses`. The steps themselves are those of
`entrelacs.operations.container_reads` and `entrelacs.operations.container_changes`.
"""

from __future__ import annotations

import sys
from collections import defaultdict, deque
from collections.abc import Generator, Hashable
from functools import partial
from typing import Any

from ..bounds.refusals import Unsupported
from ..execution.kernel import Op, drive
from ..execution.world import Place
from . import growth
from .base import Base
from .callbacks import called_back
from .hashes import check_order
from .reach import READERS, SCALARS, VIEWS, reached
from .shapes import method_in_c
from .tasting import taste_of_method

LOCKED_WITH = frozenset((list, tuple, set, frozenset, dict, *VIEWS))
"""Iterables that an operation on a list locks too, or that cannot change."""
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
COUNTS = {
    **dict.fromkeys("append appendleft extend extendleft remove count __contains__ __getitem__ __delitem__ __iadd__ __imul__".split(), (1,)),
    "insert": (2,), "__setitem__": (2,), "index": (1, 2, 3),
}  # fmt: skip
"""How many arguments methods take, where they are looked at one by one."""
ANY_COUNT = range(sys.maxsize)
NAMED = frozenset(("sort", "update", "__init__"))
"""The methods of these four types that take keywords."""
ADDING = frozenset(("extend", "extendleft", "update"))
"""Methods of containers that add what an iterator gives, one item after the other."""


class Containers(Base):
    """The part of the operations that calls methods of built-in containers."""

    def container_method(
        self,
        site: Place,
        owner: Any,
        name: str,
        arguments: tuple[Any, ...],
        keywords: dict[str, Any],
        function: Any = None,
    ) -> Any:
        """``owner.name(…)``, of a built-in container or of a class that inherits from one."""
        if function is None:
            function = method_in_c(owner, name) or getattr(owner, name)  # raises
        if keywords and name not in NAMED or len(arguments) not in COUNTS.get(name, ANY_COUNT):
            if type(owner) in (list, dict, set, deque):  # others may take more: ``popitem(last=False)``
                return function(*arguments, **keywords)  # raises, in CPython's words
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
        self.check_written(name, (owner, *arguments))
        if name == "extend" and arguments and type(arguments[0]) in growth.LISTS:
            growth.items(len(owner) + len(arguments[0]))
        if not isinstance(owner, set):
            check_order(*arguments)
        elif name == "pop":
            check_order(owner)
        machine = self.machine
        consumed: list[Hashable] = []
        if name in COMPARING:
            keys = reached((owner, *arguments), machine)
        elif name in READING_OTHERS:
            keys = [machine.location(owner), *reached(arguments, machine), *(consumed := self.consumed(arguments))]
        else:
            keys = [machine.location(owner)]
        cut = self.cut_of(site, owner, name, arguments, keywords)
        if cut is None:
            return self.touching(site, keys, bool(consumed) or name not in READERS, function, arguments, keywords)
        call, free_only, always = cut
        if always:
            return call()
        return self.whole(site, owner, keys, bool(consumed) or name not in READERS, function, arguments, keywords, call, free_only=free_only)

    def cut_of(self, site: Any, owner: Any, name: str, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        """How to do a method in several steps, whether it holds the lock, whether it must be; None when it is atomic.

        The first is a function without arguments; the second, whether only readers without the lock can see the middle; the third,
        whether the method calls the program, so that it can never be one step.
        """
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
                    return partial(self.call_listed, site, method_in_c(owner, name), arguments, keywords, True), False, False
            if name in SET_CHANGES:
                return partial(self.change_set, site, owner, name, arguments), True, False
        elif isinstance(owner, deque):
            if name in ("extend", "extendleft", "__iadd__") and not self.locked_too(owner, arguments[0]):
                return partial(self.add_each, site, owner, name.replace("__iadd__", "extend"), arguments, {}), False, False
        return None

    @staticmethod
    def locked_too(owner: Any, source: Any) -> bool:
        """Whether adding `source` to a container locks it as well."""
        if isinstance(owner, dict):
            return isinstance(source, dict)
        return type(source) in ((set, frozenset, dict) if isinstance(owner, set) else LOCKED_WITH)

    def call_listed_method(
        self, site: Place, owner: Any, name: str, arguments: tuple[Any, ...], keywords: dict[str, Any]
    ) -> Generator[Op, Any, Any]:
        """The same, where an argument is an iterable of the program: it is gone through first, or while items are added."""
        if isinstance(owner, dict) and len(arguments) > (2 if isinstance(owner, defaultdict) and name == "__init__" else 1):
            return method_in_c(owner, name)(*arguments, **keywords)  # raises, in CPython's words
        if isinstance(owner, dict) and name == "__ior__":
            yield from self.add_each(site, owner, "update", arguments, keywords)
            return owner
        if isinstance(owner, dict) and name == "__init__":
            if isinstance(owner, defaultdict):
                defaultdict.__init__(owner, *arguments[:1])  # what makes its values; the rest is as for any dictionary
                arguments = arguments[1:]
            return (yield from self.add_each(site, owner, "update", arguments, keywords))
        if name in ADDING and not isinstance(owner, bytearray):
            return (yield from self.add_each(site, owner, name, arguments, keywords))
        values = list(arguments)
        index = 0
        while index < len(values):
            if self.lists(values[index]):
                taste = taste_of_method(owner, name, values, index)
                values[index] = yield from self.listed(values[index], taste)
                if taste is not None and taste.failed:
                    del values[index + 1 :]  # it will raise before it looks at them
            index += 1
        return (yield from drive(self.container_method(site, owner, name, tuple(values), keywords)))

    def check_end(self, owner: Any, source: Any) -> None:
        """Refuse to make a list longer by an iterator that reads it."""
        known = self.machine.iterators.get(id(source))
        if known is not None and any(container is owner for container in known[2]):
            raise Unsupported("un itérateur lit ici la liste qu'il allonge : cela ne finirait pas (copiez-la d'abord)")
