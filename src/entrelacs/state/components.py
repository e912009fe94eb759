"""A state cut into components.

A *component* is one part of a state that steps read and write separately: the stack of a thread, its status, one global
variable, what was printed, one synchronization object, one object that several threads can reach. Each has a *place*; what it
holds is written as `entrelacs.state.snapshot` writes it, save that another component is named by its place, and bears a number, equal
for equal contents. A state is then the tuple of the numbers that its places hold (0: nothing), its *vector*: two vectors are equal
when and only when the two snapshots are.

Which objects are components follows from the state alone (`entrelacs.state.shared`). A state is written whole, by its digest, where the
cut would not be faithful (`Components.vector` answers None): an object that is no component is reached from two of them, an event
loop runs, the time is looked at, a container is being changed step by step.
"""

from __future__ import annotations

import marshal
import types
from collections.abc import Hashable, Iterable
from typing import Any, NamedTuple

from ..bounds.refusals import Unsupported
from ..execution.access import Tick
from ..execution.kernel import OF_A_THREAD, Fiber, Op
from ..execution.machine import Machine
from ..model.lock import Lock
from ..model.thread import Join, Thread
from ..operations.accesses import Whole
from ..operations.functions import body_of
from ..operations.shapes import UNSET
from ..results import Failure
from .classes import EAGER_ANNOTATIONS, NAMES
from .shared import MOST_BORN, REFERENCE, WATCHED, Learnt, Restart, Shared
from .writing import PLAIN, UNBOUND

Vector = tuple[int, ...]

OUT, FAILED, COUNTED, AROUND = range(4)
"""The places of what was printed, of what has gone wrong, of the numbers that were given, of what the machine keeps besides."""
ROOTS = frozenset(("output", "failures", "counters", "rest", "status", "stack", "global"))
"""Components that are always there."""


class Content(NamedTuple):
    """What a component holds, as far as the search has to know it."""

    references: tuple[int, ...]
    """The places that it names, each once, in the order in which they come."""
    live: bool = False
    """Of a status: whether the thread is running."""
    who: tuple[str, bool] | None = None
    """Of a status: what does not change when the thread goes on."""
    over: bool = True
    """Of a status: whether the program may end before the thread does."""
    choices: tuple[int, ...] | None = ()
    """Of a stack: the places on which the choices of its next operation depend; None when they have to be looked at anew."""
    among: bool = False
    """Of a stack: whether the next operation looks at those of the other threads, and has one choice then."""
    waits: bool = False
    """Of a stack: whether the thread has a next operation."""
    stands_back: bool = False
    ticks: bool = False


ABSENT = Content(())


class Components(Shared):
    """Cuts the states of one machine into components, one after the other."""

    def __init__(self, machine: Machine, learnt: Learnt):
        super().__init__(machine, learnt)
        for name in ("output", "failures", "counters", "rest"):
            self.place((name,))
        self.stacks: list[tuple[int, int]] = []
        """The places of the status and of the stack of each thread."""
        self.width = 0
        """The length of a vector."""
        self.contents: list[Content] = [ABSENT]
        """By number."""
        self.data: list[bytes] = [b""]
        """Of each number: what was written."""
        self.links: list[int] = [0]
        """Of each number: that of the places that it names."""
        self.by_links: dict[tuple[int, ...], int] = {(): 0}
        self.numbers: dict[bytes, int] = {}
        self.simple: dict[Hashable, int] = {}
        """The numbers of what is told without being written."""
        self.texts: dict[int, str] = {}
        """Of the numbers of outputs: the text."""
        self.by_text: dict[str, int] = {}
        self.failed: dict[int, tuple[Any, ...]] = {}
        """Of the numbers of failures: what is written of them."""
        self.old: frozenset[int] = frozenset()
        """The places that hold something in the first state."""
        self.first: dict[int, int] = {}
        """What the places of `unnoted` hold at first."""
        self.claimed: set[int] = set()
        """The objects of the components written so far; …"""
        self.kept: list[list[Any]] = []
        """… alive until the state is written."""
        self.size = 0

    def begin(self) -> None:
        self.out: list[Any] = []
        self.seen: dict[int, bytes] = self.called.copy()
        self.todo: list[Any] = []
        self.depth = 0

    def digest(self) -> bytes:
        self.called, self.christens = {}, False
        return super().digest()

    def vector(self) -> Vector | None:
        """The state where the machine stands; None when it can only be told whole. Raises `Restart`."""
        try:
            vector = self.cut()
        except Unsupported:
            vector = None  # written whole, it tells the line
        if self.again:
            raise Restart
        return vector

    def cut(self) -> Vector | None:
        machine = self.machine
        if machine.timed or machine.dated or machine.locked or any(fiber.group is not fiber for fiber in machine.fibers):
            self.old = self.old or frozenset((-1,))  # the first state was not seen
            return None
        self.whole, self.christens, unlike = False, True, self.unlike
        self.called = self.lasting.copy()
        self.current = self.objects.copy()
        self.claimed = set()
        self.kept = []
        self.size = 0
        held: dict[int, int] = {}
        stacks = self.stacks
        for fiber in machine.fibers:
            if fiber.index == len(stacks):
                stacks.append((self.place(("status", fiber.index)), self.place(("stack", fiber.index))))
            status, stack = stacks[fiber.index]
            held[status] = self.status(fiber)
            held[stack] = self.stack(fiber)
        namespace, places, simple = machine.namespace, self.places, self.simple
        for name in machine.program.globals:
            place = places.get(("global", name)) or self.place(("global", name))
            value = namespace.get(name, UNSET)
            kind = type(value)
            key = (kind, value) if kind in PLAIN else self.called.get(id(value))
            made = None if key is None else simple.get(key)
            if made is None:
                self.begin()
                if value is UNSET:
                    self.out.append(UNBOUND)
                else:
                    self.visit(value)
                    self.write()
                made = self.number_of()
                if key is not None:
                    simple[key] = made
            held[place] = made
        held[OUT] = self.output("".join(machine.output))
        held[FAILED] = self.failures(machine.failures)
        self.begin()
        self.out.append(self.mark("counters", machine.thread_count, machine.task_count, frozenset(machine.counters.items())))
        held[COUNTED] = self.number_of()
        self.begin()
        self.around()
        self.write()
        held[AROUND] = self.number_of()
        todo = list(held.values())
        contents = self.contents
        for content in todo:
            for place in contents[content].references:
                if place not in held:
                    held[place] = made = self.object(self.current[place])
                    todo.append(made)
        if not self.old:
            self.old = frozenset(held)
        for place in self.unnoted:
            made = held.get(place)
            if made and self.first.setdefault(place, made) != made and self.kinds[place] not in self.learnt.always:
                self.learnt.always.add(self.kinds[place])  # changed by a step that was not learnt
                self.again = True
        if self.unlike > unlike:  # like no other
            return None
        if self.whole or self.size > machine.limits.state_size * 1_000_000:
            return None
        if len(self.kinds) > self.width:
            self.width = len(self.kinds) + (self.width and 8)
        vector = [0] * self.width
        for place, content in held.items():
            vector[place] = content
        return tuple(vector)

    def suspended(self, generators: list[Any]) -> None:
        """One alone, which another component tells, is only counted."""
        if self.christens and not self.preparing and len(generators) == 1 and id(generators[0]) in self.claimed:
            self.out.append(self.mark("suspended"))
        else:
            super().suspended(generators)

    def status(self, fiber: Fiber) -> int:
        pending = fiber.pending
        eager = pending.target.index if type(pending) is Join and pending.eager else pending is not None and pending.eager
        closing = fiber.index == 0 and (self.machine.closing, self.machine.main_ended)
        key = ("status", fiber.name, fiber.status, fiber.stage, fiber.daemon, fiber.joined, eager, type(eager), closing)
        known = self.simple.get(key)
        if known is None:
            over = fiber.daemon or fiber.finished or fiber.status == "new"
            known = self.simple[key] = self.new(
                b"", Content((), live=fiber.status == "ready", who=(fiber.name, fiber.daemon), over=over)
            )
        return known

    def stack(self, fiber: Fiber) -> int:
        """The suspended frames of a thread, and its next operation."""
        self.begin()
        out, pending = self.out, fiber.pending
        if fiber.gen is not None:
            self.frames(fiber.gen)
            if pending is not None:
                self.visit(pending)
        if fiber.handle is not None and (fiber.gen is not None or fiber.index == 0):
            self.visit(fiber.handle)
        if fiber.wake is not None or fiber.deadline is not None:
            self.whole = True
        out.append(self.mark("stack"))
        self.write()
        known = len(self.contents)
        made = self.number_of()
        if made == known and pending is not None:
            self.contents[made] = self.contents[made]._replace(
                waits=True, choices=self.choice_places(pending), among=isinstance(pending, Whole), stands_back=pending.stands_back, ticks=isinstance(pending, Tick)
            )
        return made

    def choice_places(self, op: Op) -> tuple[int, ...] | None:
        """The places on which the choices of an operation depend; None when more than its keys may."""
        if type(op).choices is Op.choices:
            return ()
        if type(op) is not Join and not isinstance(getattr(op, "target", None), WATCHED):
            return None
        waiter = getattr(op, "waiter", None)
        keys = op.keys() if waiter is None else (*op.keys(), ("waiter", waiter.fiber.index))
        return tuple(sorted({place for key in keys for place in self.places_of(key)}))

    def places_of(self, key: Hashable) -> Iterable[int]:
        """The places that a key of an operation names."""
        places = self.places
        for name in (("global", key), ("primitive", *key) if type(key) is tuple else None, key):
            if name in places:
                return (places[name],)
        if type(key) is tuple and key[0] == "made" and len(key) == 2:
            place = places.get(("primitive", *key[1]))
            return () if place is None or place in self.old else (place,)
        if type(key) is tuple and key[0] in OF_A_THREAD and len(key) == 2:
            return (self.place(("status", key[1])),)
        if type(key) is tuple and key[0] == "cell" and len(key) == 2:
            return [
                place
                for place, label in self.labels.items()
                if place in self.objects and type(self.objects[place]) is types.CellType
            ]
        return ()

    def output(self, text: str) -> int:
        """The number of an output."""
        known = self.by_text.get(text)
        if known is None:
            known = self.by_text[text] = self.new(b"", ABSENT)
            self.texts[known] = text
        return known

    def failures(self, failures: Iterable[Failure]) -> int:
        """The number of what has gone wrong, in any order."""
        return self.failures_of(tuple(map(told, failures)))

    def with_failures(self, number: int, more: Iterable[Failure]) -> int:
        """The same, once more has gone wrong."""
        return self.failures_of((*self.failed[number], *map(told, more)))

    def failures_of(self, all_told: tuple[tuple[Any, ...], ...]) -> int:
        self.begin()
        self.out += sorted(all_told)
        known = self.number_of()
        self.failed[known] = tuple(self.out)
        return known

    def object(self, value: Any) -> int:
        """An object that is a component."""
        kind = type(value)
        key = self.key_of(value, kind)
        known = None if key is None else self.simple.get(key)
        if known is not None:
            return known
        self.write_one(value, kind)
        made = self.number_of()
        if key is not None and (not self.todo or kind is Thread):
            self.simple[key] = made
        return made

    def write_one(self, value: Any, kind: type) -> None:
        """Write an object, and those that it alone leads to."""
        self.begin()
        writers = self.machine.writers
        writer = writers.get(kind)
        if writer is None:
            writer = writers[kind] = self.find_writer(kind)
        writer(self, value, kind)
        self.write()

    def apart(self, value: Any) -> int | None:
        """What a component of a former state holds now that nothing reaches it; None when that depends on who else reaches what it holds."""
        whole, self.whole = self.whole, False
        try:
            self.write_one(value, type(value))
            held = self.todo
            alone = self.claimed.isdisjoint(map(id, held)) and not any(self.nameable(v) and self.label(v) in self.known_labels for v in held)
            return self.number_of() if alone and not self.whole else None
        finally:
            self.whole = whole

    def key_of(self, value: Any, kind: type) -> Hashable:
        """What tells all that a usual object holds, without writing it; None for any other."""
        if kind is types.FunctionType:
            body = body_of(value) or value
            if value.__dict__ or body.__defaults__ or body.__kwdefaults__ or EAGER_ANNOTATIONS and body.__annotations__:
                return None
            cells = [self.called.get(id(cell)) for cell in body.__closure__ or ()]
            return None if None in cells else (kind, self.code(body.__code__)[1], NAMES(value), *cells)
        if kind is Lock and id(value) not in self.machine.owned:
            return (kind, value.serial, None if value.owner is None else value.owner.index)
        if kind is Thread and value._target is None and value._args == () and not value._kwargs and not value.__dict__:
            return None if id(value) in self.machine.owned else (kind, value._fiber.index, getattr(value, "_hooked", None))
        return None

    def number_of(self) -> int:
        """The number of what has just been written."""
        if self.todo:
            mine = set(map(id, self.todo))
            if not self.claimed.isdisjoint(mine):
                self.shared_meanwhile(mine & self.claimed)
            self.claimed |= mine
            self.kept.append(self.todo)
        try:
            data = marshal.dumps(self.out, 2)
        except (ValueError, OverflowError, MemoryError):
            raise self.machine.limits.reached("state_size") from None
        self.size += len(data)
        known = self.numbers.get(data)
        if known is None:
            for value in self.todo:
                if self.nameable(value) and (label := self.label(value)) in self.known_labels:
                    self.learnt.unnamed.add(label)
                    raise Restart
            references = dict.fromkeys(item for item in self.out if type(item) is bytes and len(item) == REFERENCE)
            known = self.numbers[data] = self.new(data, Content(tuple(int.from_bytes(item, "big") for item in references)))
        return known

    def shared_meanwhile(self, shared: set[int]) -> None:
        """Objects that are no components are reached from two of them: they become components, if they can. Raises `Restart`."""
        self.whole = True
        learnt = self.learnt
        known = [value for value in self.todo if id(value) in shared and self.changes(value)]
        named = (self.born(value, type(value)) for value in known if self.label(value) not in self.known_labels)
        born = {name for name in named if name is not None}
        born -= {*learnt.made, *learnt.many}
        if born and len(learnt.made) < MOST_BORN:
            learnt.made |= born
            raise Restart

    def new(self, data: bytes, content: Content) -> int:
        self.contents.append(content)
        self.data.append(data)
        self.links.append(self.by_links.setdefault(content.references, len(self.by_links)))
        return len(self.contents) - 1


def told(failure: Failure) -> tuple[Any, ...]:
    """What a state says of something that has gone wrong."""
    return (failure.thread or "", failure.exception, failure.message, failure.line or 0, repr(failure.leaves))
