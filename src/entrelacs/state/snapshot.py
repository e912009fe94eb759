"""The canonical form of a state.

Two executions that reach states with equal snapshots can go on in the same ways. The snapshot
holds the stacks of the threads (where each suspended generator stands, and its live locals), the global variables, everything
reachable from them, and what was printed. It is complete: an object is written with all that it holds, or refused
(`Unsupported`). Objects are numbered in the order in which they are met, never by address, and written one after the other,
whatever their depth; values are written with their exact type (``marshal``, version 2, which ignores object identity and
interning).
"""

from __future__ import annotations

import marshal
import sys
import types
from collections.abc import Hashable
from hashlib import blake2b
from operator import attrgetter
from typing import Any, NamedTuple

from ..bounds.faults import PACKAGE
from ..bounds.kinds import word
from ..bounds.refusals import Unsupported
from ..execution.kernel import Fiber, Op
from ..execution.machine import Access, Machine
from ..model.moments import DIGITS, Moment, Rough, Span
from ..operations.functions import body_of
from ..operations.generators import UserGenerator
from ..operations.operations import Operations
from ..operations.reach import CONTAINERS
from ..operations.shapes import HEAP_TYPE, UNSET, Shape, in_python, is_global, shape_of
from .contents import CONTENTS, EXACT
from .liveness import live_after

UNBOUND, ENDED = b"unbound", b"ended"
"""Marks are bytes: a value of the program is never written as bare bytes."""
MOST_VALUES = 200_000
"""Values in a state, at most, for each megabyte that it may take."""
INLINE = 8
"""Tuples nested so deep are numbered like any other object; the others are written where they are met."""
PLAIN = frozenset((int, str, type(None), bool))
CONSTANT = PLAIN | {float, bytes, complex, types.CodeType}
OURS = (Machine, Operations)
"""The explorer itself is no part of the state."""
NAMES = attrgetter("__name__", "__qualname__")
ATTRIBUTES = attrgetter("__dict__")

EAGER_ANNOTATIONS = sys.version_info < (3, 14)
"""Whether a function keeps what its annotations were worth when it was defined."""


def named_type(value: Any) -> bool:
    """Whether the text of an annotation tells it from all others."""
    return isinstance(value, type | str | None | types.GenericAlias | types.UnionType) or type(value).__module__ == "typing"


class Snapshot:
    """Visits the states of one machine, one after the other.

    What names an object (its type, the code of a frame and where it stands in it, who made it) is
    written as a short mark, given when the name is first met and kept as long as the snapshot is.
    """

    christens = False
    """Whether some objects bear a name and are not written with what reaches them (`entrelacs.state.shared`)."""

    def __init__(self, machine: Machine):
        self.machine = machine
        self.marks: dict[Hashable, bytes] = {}
        self.codes: dict[int, tuple[types.CodeType, bytes, dict[int, tuple[bytes, tuple[str, ...]]]]] = {}
        self.shapes: dict[type, Shape] = {}
        self.classes: dict[type, ClassContent] = {}
        self.foreign: dict[type, bytes] = {}
        self.unlike = 0
        """How many states were like no other: never twice the same number in one search."""
        self.begin()

    def begin(self) -> None:
        """An empty state: nothing is numbered yet."""
        self.out: list[Any] = []
        self.seen: dict[int, bytes] = {}
        self.todo: list[Any] = []
        """The objects in the order of their numbers; it also keeps them alive, so that no number is given twice."""
        self.depth = 0

    def digest(self) -> bytes:
        """A key: equal for equal states. Raises `Unsupported` for what cannot be written in full, `Exhausted` beyond the limits."""
        machine = self.machine
        self.begin()
        if not machine.writers:
            self.begin_execution()
        try:
            for fiber in machine.fibers:
                self.fiber(fiber)
            self.globals()
            self.rest()
        except Unsupported as refusal:
            if refusal.line is None:
                refusal.line = self.blame()
            raise
        try:
            written = marshal.dumps(self.out, 2)
        except (ValueError, OverflowError, MemoryError):
            written = None
        self.todo = []
        if written is None or len(written) > machine.limits.state_size * 1_000_000:
            raise machine.limits.reached("state_size")
        return blake2b(written, digest_size=16).digest()

    def begin_execution(self) -> None:
        """The classes of the program are new."""
        self.machine.writers.update(WRITERS)
        self.shapes.clear()
        self.classes.clear()

    def fiber(self, fiber: Fiber) -> None:
        """One thread or task."""
        out = self.out
        out.append(self.mark(fiber.name, fiber.status, fiber.daemon, fiber.joined))
        if fiber.gen is not None:
            self.frames(fiber.gen)
            if fiber.pending is not None:
                self.visit(fiber.pending)
        if fiber.group is not fiber:
            running = fiber.group.running
            out.append(-1 if running is None else running.index)
        if fiber.handle is not None and (fiber.gen is not None or fiber.index == 0 or fiber.group is not fiber):
            self.visit(fiber.handle)  # ``current_thread()`` reaches it
        if fiber.wake is not None:
            out.append(("wake", round(fiber.wake - self.machine.clock, DIGITS)))
        if fiber.deadline is not None:
            out.append(("deadline", round(fiber.deadline - self.machine.clock, DIGITS)))

    def globals(self) -> None:
        """The global variables."""
        namespace, out, visit = self.machine.namespace, self.out, self.visit
        for name in self.machine.program.globals:
            if name in namespace:
                visit(namespace[name])
            else:
                out.append(UNBOUND)

    def rest(self) -> None:
        """What the machine keeps for the program, then everything that was met."""
        machine, out = self.machine, self.out
        out.append("".join(machine.output))
        if machine.dated:
            out.append(("clock", machine.clock))
        if machine.failures:
            out.append(tuple(sorted((f.thread or "", f.exception, f.message, f.line or 0, repr(f.leaves)) for f in machine.failures)))
        out.append(self.mark("counters", machine.thread_count, machine.task_count, frozenset(machine.counters.items())))
        self.around()
        self.write()
        if machine.locked:
            out.append(tuple(sorted((fiber.index, self.seen.get(identity, b"")) for identity, fiber in machine.locked.items())))

    def around(self) -> None:
        """What the machine keeps for the program besides its variables."""
        machine, out = self.machine, self.out
        for number, thing in machine.ids.values():
            out.append(number)
            self.visit(thing)
        for key, value in machine.local.items():
            out.append(str(key))
            self.visit(value)
        # Should one of these be abandoned, the exploration says so.
        self.suspended([g for g in machine.generators if g.guarded and g.started and g.frame is not None])

    def suspended(self, generators: list[Any]) -> None:
        """Generators that have something left to do, in the order in which they were made."""
        for generator in generators:
            self.visit(generator)

    def write(self) -> None:
        """Write the objects met so far and those that they lead to, in the order of their numbers."""
        writers, out, todo = self.machine.writers, self.out, self.todo
        most = MOST_VALUES * self.machine.limits.state_size
        for value in todo:
            kind = type(value)
            writer = writers.get(kind)
            if writer is None:
                writer = writers[kind] = self.find_writer(kind)
            writer(self, value, kind)
            if len(out) > most or len(todo) > most:
                raise self.machine.limits.reached("state_size")

    def blame(self) -> int | None:
        """The line of the thread from which something is reached that cannot be written."""
        for fiber in self.machine.fibers:
            if fiber.gen is not None:
                self.begin()
                try:
                    self.frames(fiber.gen)
                    self.write()
                except Unsupported:
                    return self.machine.line_now(fiber)
        return next((self.machine.line_now(fiber) for fiber in self.machine.fibers if fiber.gen is not None), None)

    def mark(self, *name: Hashable) -> bytes:
        """A short name, the same for equal names."""
        known = self.marks.get(name)
        if known is None:
            known = self.marks[name] = len(self.marks).to_bytes(3, "big")
        return known

    # -- frames -----------------------------------------------------------------------------

    def code(self, code: types.CodeType) -> tuple[types.CodeType, bytes, dict[int, tuple[bytes, tuple[str, ...]]]]:
        """What is known of a code object: its mark, and the places where it was found suspended."""
        entry = self.codes.get(id(code))
        if entry is None:
            if code.co_filename.startswith("<") and code.co_filename not in ("<entrelacs>", self.machine.program.filename):
                # Made while the program runs, it may not outlive the execution: told by its content.
                return code, self.mark("code", code), {}
            entry = self.codes[id(code)] = code, self.mark("code", id(code)), {}
        return entry

    def point(self, code: types.CodeType, offset: int) -> tuple[bytes, tuple[str, ...]]:
        """The mark of a place where `code` may be suspended, and the variables that matter there."""
        _, mark, points = self.code(code)
        known = points.get(offset)
        if known is None:
            names = live_after(code).get(offset)
            if names is None:
                raise Unsupported(f"état illisible dans {code.co_name}")
            if code.co_name == "__iter__" and code.co_filename.startswith(PACKAGE):
                names = ("self", *names)  # the operation at the end of the chain
            known = points[offset] = self.mark("frame", mark, offset), names
        return known

    def frames(self, generator: Any) -> None:
        """The chain of suspended generators of a thread, down to the operation at its end."""
        out, seen, visit, codes = self.out, self.seen, self.visit, self.codes
        while True:
            frame = generator.gi_frame
            if frame is None:
                out.append(ENDED)
                return
            code = frame.f_code
            entry = codes.get(id(code))
            known = None if entry is None else entry[2].get(frame.f_lasti)
            mark, names = self.point(code, frame.f_lasti) if known is None else known
            out.append(mark)
            if names:
                values = frame.f_locals
                for name in names:
                    if name in values:
                        value = values[name]
                        if type(value) in PLAIN:
                            out.append(value)
                        elif (ref := seen.get(id(value))) is not None:
                            out.append(ref)
                        else:
                            visit(value)
                    else:
                        out.append(UNBOUND)
            generator = generator.gi_yieldfrom
            if generator is None:
                return
            if type(generator) is not types.GeneratorType:
                raise Unsupported(f"une suspension de type {word(type(generator))} n'est pas modélisée")

    # -- values -----------------------------------------------------------------------------

    def visit(self, value: Any) -> None:
        """Write one value where it is met: itself if it is plain, the number of the object otherwise."""
        kind = type(value)
        if kind in PLAIN:
            self.out.append(value)
            return
        ref = self.seen.get(id(value))
        if ref is None:
            if kind is Fiber:
                ref = self.mark(Fiber, value.index)
            elif kind is float and value == value:  # a NaN has an identity: [nan] == [nan] asks for it
                self.out.append(value)
                return
            elif kind is tuple and self.depth < INLINE:
                self.depth += 1
                self.out.append(self.mark(tuple, len(value)))
                for item in value:
                    self.visit(item)
                self.depth -= 1
                return
            else:
                ref = self.christen(value, kind) if self.christens else None
                if ref is None:
                    ref = self.seen[id(value)] = number(len(self.todo))
                    self.todo.append(value)
        self.out.append(ref)

    def christen(self, value: Any, kind: type) -> bytes | None:
        """The name of an object that bears one."""
        return None

    def items(self, values: Any) -> None:
        """Write several values, one after the other."""
        out, visit = self.out, self.visit
        for item in values:
            if type(item) in PLAIN:
                out.append(item)
            else:
                visit(item)

    def owner(self, value: Any) -> None:
        """Who made the object: part of the name of its locations."""
        known = self.machine.owned.get(id(value))
        if known is not None and type(known[0]) is tuple:
            self.out.append(self.mark("owner", known[0]))

    def find_writer(self, kind: type) -> Any:
        """How to write the values of a type met for the first time."""
        if issubclass(kind, OURS):
            return Snapshot.named
        if kind is Access:
            return Snapshot.access
        if issubclass(kind, Op) or kind is UserGenerator or getattr(kind, "_modelled", False):
            return Snapshot.slots
        if issubclass(kind, type):
            return Snapshot.klass
        if issubclass(kind, types.BuiltinFunctionType):  # some know their class
            return Snapshot.builtin
        if in_python(kind) or issubclass(kind, BaseException):
            shape = self.shape(kind)
            writer = CONTENTS.get(shape.base)
            if writer is not None or issubclass(kind, BaseException):
                return Snapshot.instance
        if kind in EXACT or kind in CONTENTS:
            return Snapshot.native
        raise Unsupported(
            f"un objet de type {kind.__module__}.{kind.__qualname__} ne peut pas être décrit en entier dans un état : "
            "ne le gardez pas dans une variable pendant que d'autres fils avancent"
        )

    def shape(self, kind: type) -> Shape:
        known = SHAPES.get(kind) or self.shapes.get(kind)
        if known is None:
            known = shape_of(kind)
            (SHAPES if is_global(kind) else self.shapes)[kind] = known
        return known

    # -- one method per kind of object ------------------------------------------------------

    def native(self, value: Any, kind: type) -> None:
        """An object of a type written in C."""
        self.out.append(self.mark(kind))
        (EXACT.get(kind) or CONTENTS[kind])(self, value)

    def container(self, value: Any, kind: type) -> None:
        """A container of the language: its name counts too."""
        self.out.append(self.mark(kind))
        self.owner(value)
        CONTENTS[kind](self, value)

    def instance(self, value: Any, kind: type) -> None:
        """An instance of a class written in Python: its attributes, its slots, and what a base in C holds."""
        shape = self.shape(kind)
        self.visit(kind)
        self.owner(value)
        if shape.dict is not None:
            attributes = shape.dict(value)
            self.out.append(len(attributes))
            self.items(attributes)
            self.items(attributes.values())
        for item in shape.read(value):
            if item is UNSET:
                self.out.append(UNBOUND)
            else:
                self.visit(item)
        if shape.base is not object:
            (CONTENTS.get(shape.base) or exception)(self, value)

    def slots(self, value: Any, kind: type) -> None:
        """A modelled object or an operation: all its slots."""
        out, seen = self.out, self.seen
        shape = SHAPES.get(kind) or self.shape(kind)
        out.append(self.mark(kind.__qualname__, value.serial if shape.serial else None))
        if kind in self.machine.classes:  # a class of the program, derived from one of the model
            self.visit(kind)
        if id(value) in self.machine.owned:
            self.owner(value)
        for item in shape.read(value):
            if type(item) in PLAIN:
                out.append(item)
            elif (ref := seen.get(id(item))) is not None:
                out.append(ref)
            elif item is UNSET:
                out.append(UNBOUND)
            else:
                self.visit(item)
        if shape.dict is not None:
            attributes = shape.dict(value)
            if attributes:
                out.append(len(attributes))
                self.items(attributes)
                self.items(attributes.values())
        if shape.base is not object:
            (CONTENTS.get(shape.base) or exception)(self, value)

    def access(self, value: Access, kind: type) -> None:
        """The access that a thread is about to make. The locations that it touches follow from what it does."""
        function = value.function
        if type(function) is types.MethodType and function.__self__ is self.machine.operations:
            function = function.__func__
            self.out.append(self.mark(Access, value.site, value.writes, function))
        else:
            self.out.append(self.mark(Access, value.site, value.writes))
            self.visit(function)
        self.items(value.arguments)

    def moment(self, value: Moment, kind: type) -> None:
        """A time, as seen from now: nobody can tell more."""
        clock = self.machine.clock
        self.out.append(("moment", round(value.at - clock, DIGITS), round(value.reading.at - clock, DIGITS), value.rate, value.kind))
        self.visit(value.reading)

    def span(self, value: Span, kind: type) -> None:
        self.out.append(("span", round(float(value), DIGITS), value.rate, value.side))

    def rough(self, value: Rough, kind: type) -> None:
        self.out.append(("rough",))

    def function(self, value: Any, kind: type) -> None:
        body = body_of(value) or value
        _, mark, _ = self.codes.get(id(body.__code__)) or self.code(body.__code__)
        self.out.append(self.mark(mark, *NAMES(value)))
        if body.__closure__:
            self.items(body.__closure__)
        if body.__defaults__:
            self.visit(body.__defaults__)
        if body.__kwdefaults__:
            self.visit(body.__kwdefaults__)
        if EAGER_ANNOTATIONS and body.__annotations__:
            if all(map(named_type, body.__annotations__.values())):
                self.out.append(repr(body.__annotations__))
            else:
                self.visit(body.__annotations__)
        if value.__dict__:
            self.visit(value.__dict__)

    def method(self, value: Any, kind: type) -> None:
        self.out.append(b"method")
        self.visit(value.__func__)
        self.visit(value.__self__)

    def builtin(self, value: Any, kind: type) -> None:
        self.out.append(self.mark(kind, value.__module__, value.__qualname__))
        owner = value.__self__
        if owner is not None and not isinstance(owner, types.ModuleType):
            self.visit(owner)

    def wrapper(self, value: Any, kind: type) -> None:
        """A method of a type written in C; ``(1).__add__`` also has its object."""
        self.out.append(self.mark(kind, value.__name__))
        self.visit(value.__objclass__)
        if kind is type(0 .__add__):
            self.visit(value.__self__)

    def named(self, value: Any, kind: type) -> None:
        self.out.append(self.mark(kind, getattr(value, "__name__", "")))

    def cell(self, value: Any, kind: type) -> None:
        content = self.filled(value)
        if content is UNSET:
            self.out.append(UNBOUND)
        else:
            self.visit(content)

    @staticmethod
    def filled(cell: types.CellType) -> Any:
        """What a cell holds, or `UNSET`."""
        try:
            return cell.cell_contents
        except ValueError:
            return UNSET

    def raw_generator(self, value: Any, kind: type) -> None:
        if not value.gi_code.co_filename == self.machine.program.filename and value.gi_frame is not None:
            module = value.gi_frame.f_globals.get("__name__", "")
            if not module.startswith("entrelacs"):
                raise Unsupported(f"le générateur {value.gi_code.co_qualname} d'un module non modélisé")
        self.out.append(b"generator")
        self.frames(value)

    # -- classes ----------------------------------------------------------------------------

    def klass(self, value: Any, kind: type) -> None:
        """A class: all that its body or the program has put into it. Those of Python itself are told by their names."""
        mark = self.foreign.get(value)
        if mark is not None:
            self.out.append(mark)
            return
        known = self.classes.get(value)
        if known is None:
            if not value.__flags__ & HEAP_TYPE or is_global(value):
                self.out.append(self.foreign.setdefault(value, self.mark("class", value)))
                return
        if known is None or not known.holds(value):
            known = self.classes[value] = self.class_content(value)
        self.out.append(known.mark)
        self.items(known.varying)

    def class_content(self, value: Any) -> ClassContent:
        """What a class holds: what cannot change is told by a mark, the rest is to be visited each time."""
        names, items = tuple(value.__dict__), tuple(value.__dict__.values())
        fixed: list[Hashable] = ["class", value.__name__, value.__qualname__]
        varying: list[Any] = [*value.__bases__]
        if type(value) is not type:
            varying.append(type(value))
        functions: list[Any] = []
        for name, item in zip(names, items, strict=True):
            if name in SKIPPED:
                continue
            told = self.constant(item, value, functions)
            fixed.append((name, told))
            if told is None:
                varying.append(item)
        return ClassContent(self.mark(*fixed), names, items, tuple(functions), tuple(varying))

    def constant(self, value: Any, owner: type, functions: list[Any]) -> Hashable:
        """The name of something in a class that stays as it is, or None. The functions among it are added to `functions`."""
        kind = type(value)
        if kind in CONSTANT:
            return (kind, repr(value) if kind in (float, complex) else value)
        if kind is types.FunctionType:
            body = body_of(value) or value
            if any(self.filled(cell) is not owner for cell in body.__closure__ or ()):  # only ``__class__``, for ``super()``
                return None
            plain = all(type(v) in CONSTANT for v in (*(body.__defaults__ or ()), *(body.__kwdefaults__ or {}).values()))
            annotations = body.__annotations__ if EAGER_ANNOTATIONS else {}
            if not plain or value.__dict__ or not all(map(named_type, annotations.values())):
                return None
            functions.append(value)
            defaults = repr(body.__defaults__), repr(body.__kwdefaults__), repr(annotations)
            return (self.code(body.__code__)[1], NAMES(value), defaults)
        if kind in (staticmethod, classmethod):
            inner = self.constant(value.__func__, owner, functions)
            return inner and (kind, inner)
        if kind is property:
            parts = [self.constant(part, owner, functions) for part in (value.fget, value.fset, value.fdel, value.__doc__)]
            return (kind, *parts) if all(parts) else None
        if kind in (types.MemberDescriptorType, types.GetSetDescriptorType):
            return (kind, value.__name__)
        return None


SKIPPED = frozenset(
    ("__dict__", "__weakref__", "_abc_impl", "_value2member_map_", "_unhashable_values_", "_hashable_values_", "_unhashable_values_map_")
)
"""What a class holds besides what its body gives: descriptors of its own layout, caches of `abc` and of `enum`."""


class ClassContent(NamedTuple):
    """What a class held when it was last looked at."""

    mark: bytes
    names: tuple[str, ...]
    items: tuple[Any, ...]
    functions: tuple[Any, ...]
    """Those taken for fixed."""
    varying: tuple[Any, ...]
    """The bases, then what is to be visited each time."""

    def holds(self, value: Any) -> bool:
        """Whether it still holds the same objects, and its functions have been given no attribute."""
        content, bases = value.__dict__, value.__bases__
        return (
            self.names == tuple(content)
            and tuple(map(id, self.items)) == tuple(map(id, content.values()))
            and self.varying[: len(bases)] == bases
            and not any(map(ATTRIBUTES, self.functions))
        )


def number(index: int) -> bytes:
    """The reference to an object: four bytes, where a mark has three."""
    while index >= len(NUMBERS):
        NUMBERS.append(len(NUMBERS).to_bytes(4, "big"))
    return NUMBERS[index]


NUMBERS: list[bytes] = []
SHAPES: dict[type, Shape] = {}
"""Those of classes that outlive the executions."""


def exception(snapshot: Snapshot, value: BaseException) -> None:
    """What every exception holds besides its slots and its attributes; where it was raised tells the line of a failure."""
    for part in EXCEPTION:
        snapshot.visit(part.__get__(value))
    snapshot.out.append(snapshot.machine.line_of(value.__traceback__))


EXCEPTION = [vars(BaseException)[name] for name in ("args", "__cause__", "__context__")]

WRITERS: dict[type, Any] = {
    types.FunctionType: Snapshot.function, types.MethodType: Snapshot.method,
    types.BuiltinFunctionType: Snapshot.builtin, type(0 .__add__): Snapshot.wrapper,
    type(str.join): Snapshot.wrapper, type(object.__init__): Snapshot.wrapper,
    types.MemberDescriptorType: Snapshot.wrapper, types.GetSetDescriptorType: Snapshot.wrapper,
    types.ClassMethodDescriptorType: Snapshot.wrapper,
    type: Snapshot.klass, types.ModuleType: Snapshot.named, types.CellType: Snapshot.cell,
    types.GeneratorType: Snapshot.raw_generator, UserGenerator: Snapshot.slots,
    Moment: Snapshot.moment, Span: Snapshot.span, Rough: Snapshot.rough,
    **dict.fromkeys(CONTAINERS, Snapshot.container), frozenset: Snapshot.container,
}  # fmt: skip
