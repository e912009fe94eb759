"""Which objects are components of a state, and what they are called in it.

An object is a component when several threads can reach it where the search begins, or when it bears a name of its own, whatever
the schedule: a primitive, a thread, who waits in a queue. What outlives the executions (functions and classes of Python's library,
constants of the code) is told by a mark. Any other object belongs to the one component that reaches it.
"""

from __future__ import annotations

import sys
import types
import weakref
from collections import Counter, deque
from collections.abc import Callable, Container, Hashable
from dataclasses import dataclass, field
from typing import Any

from ..bounds.refusals import Unsupported
from ..execution.kernel import Op
from ..execution.machine import Machine
from ..model.barrier import Barrier
from ..model.condition import Condition, Waiter
from ..model.event import Event
from ..model.futures import Arrivals, Future, ThreadPoolExecutor
from ..model.lock import Lock
from ..model.primitive import Primitive
from ..model.queue import Store
from ..model.rlock import RLock
from ..model.semaphore import Semaphore
from ..model.thread import Thread
from ..operations.base import END
from ..operations.functions import body_of
from ..operations.reach import CONTAINERS, SCALARS
from ..operations.shapes import HEAP_TYPE, is_global
from .contents import KEYED
from .snapshot import Snapshot
from .writers import OURS
from .writing import PLAIN

ComponentName = tuple[Any, ...]

WATCHED = (Lock, RLock, Semaphore, Event, Condition, Barrier, Store, Future, Arrivals, ThreadPoolExecutor)
"""Synchronization objects of which every read is noted, besides those of the operations themselves."""
REFERENCE = 8
"""Bytes of the name of a component inside another: neither a mark nor the number of an object has as many."""
MOST = 150
"""Objects that several threads can reach, at most, for states to be cut into components."""
MOST_BORN = 12
"""Objects made meanwhile that are components, at most: each time that one becomes such, the search begins again."""
ITERATORS = frozenset(
    type(iterator) for iterator in (*KEYED, iter(deque()), reversed(deque()))
)  # fmt: skip
"""Those that a change of what they read disturbs, whoever makes it."""
LASTING = (
    type, types.ModuleType, types.BuiltinFunctionType, types.FunctionType, type(str.join), type(object.__init__),
    types.ClassMethodDescriptorType, *OURS,
)  # fmt: skip
"""Types of objects that may belong to Python's library, and then never change."""
WAITER, PRIMITIVE, HANDLE, ITERATOR, CONSTANT, OLD, MADE, OTHER = range(8)
"""How the objects of a type get their names."""


class Restart(Exception):
    """The components have to be chosen otherwise: the search begins again."""


@dataclass
class Learnt:
    """What a search that begins again keeps of the one before."""

    unnamed: set[Hashable] = field(default_factory=set)
    """The labels of objects that cannot be components: one made later could be taken for them."""
    old: dict[int, Any] = field(default_factory=dict)
    """The objects that outlive the executions."""
    made: set[ComponentName] = field(default_factory=set)
    """The places of objects made meanwhile that two components may reach: while it is alone of its kind, each is a component."""
    many: set[ComponentName] = field(default_factory=set)
    """Those that were met twice in one state."""
    always: set[ComponentName] = field(default_factory=set)
    """The components that are held for read by every step."""
    plain: bool = False
    """Whether learning steps is not worth the while: each is executed."""


class Shared(Snapshot):
    """A snapshot that knows the components of the state."""

    def __init__(self, machine: Machine, learnt: Learnt):
        self.called: dict[int, bytes] = {}
        """The names of the components of the state that is being written, by identity; …"""
        self.current: dict[int, Any] = {}
        """… and themselves, by place."""
        super().__init__(machine)
        self.learnt = learnt
        self.places: dict[ComponentName, int] = {}
        self.kinds: list[ComponentName] = []
        """The place of each number."""
        self.labels: dict[int, Hashable] = {}
        """What tells an object from others, by its place."""
        self.known_labels: frozenset[Hashable] = frozenset()
        self.twins: list[list[int]] = []
        """The places of objects that nothing but their place tells apart."""
        self.unnoted: dict[int, None] = {}
        """The places of what steps read without taking note of it, because it hardly ever changes."""
        self.steady: list[int] = []
        """Those of them that are twins."""
        self.ways: list[tuple[str, Any]] | None = None
        """Where the objects that are components stand when an execution begins; None while nobody knows."""
        self.lasting: dict[int, bytes] = {}
        self.objects: dict[int, Any] = {}
        """The same, of those objects alone."""
        self.families: dict[type, int] = {}
        self.met: dict[int, tuple[Callable[[], Any], int]] = {}
        """The objects that may be older than their execution, and the execution where they were met."""
        self.execution = 0
        self.christens = self.preparing = self.whole = False
        self.again = False
        """Whether an object that outlives the executions has just been found."""
        self.constants: dict[int, tuple[bytes, Any]] = {}
        prelude = machine.base["$prelude"]
        old: list[Any] = [END, type(END), ..., NotImplemented, *learnt.old.values(), *constants_of(machine.program.code)]
        old += [
            value
            for space in (machine.base, prelude, prelude["__builtins__"])
            for value in space.values()
            if isinstance(value, types.FunctionType)
        ]
        for value in old:
            self.constants[id(value)] = self.mark("constant", type(value), id(value)), value

    def place(self, name: ComponentName) -> int:
        """The number of a place, given when it is first asked for."""
        known = self.places.get(name)
        if known is None:
            known = self.places[name] = len(self.kinds)
            self.kinds.append(name)
        return known

    # -- names ----------------------------------------------------------------------------------

    def christen(self, value: Any, kind: type) -> bytes | None:
        """The name of an object that has one of its own, whatever the schedule; None for any other."""
        family = self.families.get(kind)
        if family is None:
            family = self.families[kind] = family_of(kind, self.machine.classes)
        if family == OTHER:
            return None
        if family == CONSTANT:
            return self.constant_of(value)
        if family == OLD:
            return self.if_old(value)
        if self.preparing:
            return None
        if family == ITERATOR:
            self.whole = True  # what it will give depends on changes that no component tells
            return None
        if family == WAITER:
            name: ComponentName = ("waiter", value.fiber.index)
        elif family == PRIMITIVE:
            name = ("primitive", *value.serial)
        elif family == MADE:
            born = self.born(value, kind) if self.learnt.made else None
            if born not in self.learnt.made:
                return None if kind in CONTAINERS else self.if_old(value)
            name = born
        elif hasattr(value, "_fiber"):
            name = ("handle", value._fiber.index)
        else:
            return None
        place = self.place(name)
        if family != WAITER and not isinstance(value, WATCHED) and not self.changes(value):
            self.unnoted[place] = None
        if self.current.setdefault(place, value) is not value:
            self.whole = True
            if family == MADE and len(self.learnt.many) < MOST_BORN:
                self.learnt.many.add(name)
                self.learnt.made.discard(name)
                raise Restart
            return None
        ref = self.seen[id(value)] = self.called[id(value)] = place.to_bytes(REFERENCE, "big")
        return ref

    def born(self, value: Any, kind: type) -> ComponentName | None:
        """The place of an object that was made meanwhile: its class, what made it, the thread that did; None if that is not known."""
        known = self.machine.owned.get(id(value))
        if known is None or type(known[0]) is not tuple:
            return None
        name = kind.__qualname__
        if any(cls is not kind and cls.__qualname__ == name for cls in self.machine.classes):
            return None
        return ("born", name, known[0])

    def constant_of(self, value: Any) -> bytes | None:
        """A mark for a function or a class of Python's library, which outlives the executions and never changes."""
        known = self.constants.get(id(value))
        if known is None:
            if isinstance(value, types.ModuleType):  # its name tells it from all others
                return self.mark("module", value.__name__)
            if not self.outlives(value):
                return self.if_old(value)
            known = self.constants[id(value)] = self.mark("constant", type(value), id(value)), value
        return known[0]

    def if_old(self, value: Any) -> bytes | None:
        """A mark for an object that was already there in an execution before: part of the code, or of the model.

        Who has it may have got it without reading any component.
        """
        known = self.constants.get(id(value))
        if known is not None:
            return known[0]
        met, execution = self.met.get(id(value), (None, 0))
        if met is None or met() is not value:
            try:
                self.met[id(value)] = weakref.ref(value), self.execution
            except TypeError:
                self.met[id(value)] = (lambda: value), self.execution
        elif execution != self.execution:
            self.learnt.old[id(value)] = value
            self.again = True
        return None

    def outlives(self, value: Any) -> bool:
        """Whether a function or a class is the one that its module or its type shows: there is no other with its name."""
        if isinstance(value, OURS):
            return True
        if isinstance(value, type):
            return value not in self.machine.classes and (not value.__flags__ & HEAP_TYPE or is_global(value))
        if isinstance(value, types.FunctionType):
            found: Any = sys.modules.get(value.__module__)
            for name in value.__qualname__.split("."):
                found = getattr(found, "__dict__", {}).get(name)
            return getattr(found, "__func__", found) is value
        owner = getattr(value, "__objclass__", None) or value.__self__
        if isinstance(owner, types.ModuleType):
            return vars(owner).get(value.__name__) is value
        return isinstance(owner, type) and self.outlives(owner) and vars(owner).get(value.__name__) is value

    # -- the objects that several threads can reach -------------------------------------------------

    def prepare(self) -> None:
        """Find, where an execution begins, the objects that are components."""
        machine = self.machine
        self.execution += 1
        self.begin_execution()
        self.families.clear()
        self.called, self.objects, self.current, self.lasting = {}, {}, {}, {}
        if machine.timed or machine.dated:
            return
        try:
            found = self.found()
        except Unsupported:
            found = []  # written whole, the state tells the line
        finally:
            self.preparing = False
        if len(found) > MOST:
            self.learnt.plain = True
            raise Restart
        classes: dict[Hashable, list[int]] = {}
        for index, value in enumerate(found):
            label = self.label(value)
            if label in self.learnt.unnamed:
                continue
            place = self.place(("object", index))
            self.labels[place] = label
            classes.setdefault(label, []).append(place)
            self.lasting[id(value)] = place.to_bytes(REFERENCE, "big")
            self.objects[place] = value
            if not self.changes(value):
                self.unnoted[place] = None
        self.twins = [places for places in classes.values() if len(places) > 1]
        self.steady = [place for places in self.twins for place in places if not self.changes(self.objects[place])]
        self.known_labels = frozenset(classes)

    def found(self) -> list[Any]:
        """The objects that several threads can reach, in an order that is always the same."""
        machine = self.machine
        functions = self.functions_of_classes()
        if self.ways is not None:  # an execution begins as the one before: they stand at the same places
            sources: dict[str, Any] = {"owned": [value for _, value in machine.owned.values()], "class": functions, "global": machine.namespace}
            found: list[Any] = []
            for source, where in self.ways:
                if source == "cell":
                    function, index = where
                    holder: Any = body_of(found[function]) or found[function]
                    found.append(holder.__closure__[index])
                else:
                    found.append(sources[source][where])
            return found
        self.christens = self.preparing = True
        self.begin()
        self.globals()
        self.around()
        self.write()
        found = [value for value in self.todo if self.nameable(value)]
        found += [value for value in functions if id(value) not in self.seen]
        self.called = dict.fromkeys(map(id, found), b"")
        counts: Counter[int] = Counter()
        met: dict[int, Any] = {}
        for fiber in machine.fibers:
            self.begin()
            self.fiber(fiber)
            self.write()
            for value in self.todo:
                if self.nameable(value):
                    counts[id(value)] += 1
                    met[id(value)] = value
        found += [value for identity, value in met.items() if counts[identity] > 1]
        found.sort(key=lambda value: type(value) is types.CellType)  # a cell is found by its function
        self.ways = self.ways_to(found, functions)
        return found

    def ways_to(self, found: list[Any], functions: list[Any]) -> list[tuple[str, Any]] | None:
        """Where each of these objects stands; None when one stands elsewhere than those that are easily found again."""
        machine = self.machine
        known: dict[int, tuple[str, Any]] = {}
        for index, value in enumerate(found):
            if type(value) is types.FunctionType:
                for number, cell in enumerate((body_of(value) or value).__closure__ or ()):
                    known.setdefault(id(cell), ("cell", (index, number)))
        known |= {id(value): ("class", index) for index, value in enumerate(functions)}
        known |= {id(machine.namespace[name]): ("global", name) for name in machine.program.globals if name in machine.namespace}
        known |= {identity: ("owned", index) for index, identity in enumerate(machine.owned)}
        ways = [known[id(value)] for value in found if id(value) in known]
        return ways if len(ways) == len(found) else None

    def functions_of_classes(self) -> list[Any]:
        """The functions that the classes of the program hold: each use makes a method of them."""
        found: list[Any] = []
        for cls in self.machine.classes:
            for value in vars(cls).values():
                if type(value) in (staticmethod, classmethod):
                    value = value.__func__
                parts = (value.fget, value.fset, value.fdel) if type(value) is property else (value,)
                found += [part for part in parts if type(part) is types.FunctionType]
        return list({id(value): value for value in found}.values())

    def nameable(self, value: Any) -> bool:
        """Whether an object may be a component."""
        kind = type(value)
        if kind is types.FunctionType or kind is types.CellType:
            return True
        if isinstance(value, Op | BaseException | Waiter | Primitive | Thread):
            return False
        if kind in CONTAINERS or kind in self.machine.classes:
            return id(value) in self.machine.owned
        return isinstance(value, type) or getattr(kind, "_modelled", False)

    def changes(self, value: Any) -> bool:
        """Whether an object is one of those of which every access is noted."""
        kind = type(value)
        return kind in CONTAINERS or kind in self.machine.classes or kind is types.CellType

    def label(self, value: Any) -> Hashable:
        """What tells an object from others, besides what it holds."""
        kind = type(value)
        if kind is types.FunctionType:
            return (kind, self.code((body_of(value) or value).__code__)[1])
        if isinstance(value, type):
            return (type, value.__qualname__)
        known = self.machine.owned.get(id(value))
        return (kind.__qualname__, None if known is None else known[0])


def constants_of(code: types.CodeType) -> list[Any]:
    """The constants of a code, and of the functions in it, that are told by their identity."""
    found: list[Any] = []
    for value in code.co_consts:
        if isinstance(value, types.CodeType):
            found += constants_of(value)
        elif type(value) not in PLAIN and not isinstance(value, float | tuple):
            found.append(value)
    return found


def family_of(kind: type, classes: Container[type]) -> int:
    """How the objects of a type get a name of their own."""
    if kind is Waiter:
        return WAITER
    if issubclass(kind, Primitive):
        return PRIMITIVE
    if issubclass(kind, Thread):
        return HANDLE
    if kind in ITERATORS:
        return ITERATOR
    if issubclass(kind, LASTING + OURS):
        return CONSTANT
    if kind in CONTAINERS or kind in classes:
        return MADE
    return OTHER if issubclass(kind, Op) or kind in SCALARS else OLD  # nothing depends on which of two equal numbers it is
