"""The canonical form of a state.

Two executions that reach states with equal snapshots can go on in the same ways. The snapshot
holds the stacks of the threads (instruction offset and live locals of each suspended generator),
the global variables, everything reachable from them, and what was printed. Objects are numbered
in the order of the visit, never by address; values are written with their exact type (``marshal``,
version 2, which ignores object identity and interning).
"""

from __future__ import annotations

import enum
import gc
import itertools
import marshal
import types
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable, Hashable
from hashlib import blake2b
from operator import attrgetter
from typing import Any, NamedTuple

from . import kernel
from .kernel import Fiber, Op, Unsupported
from .liveness import live_after
from .machine import Machine
from .operations import UserGenerator, body_of
from .reach import VIEWS

UNBOUND, ENDED, ATTRIBUTES = b"unbound", b"ended", b"attributes"
"""Marks are bytes: a value of the program is never written as bare bytes."""
MOST_BYTES = 20_000_000
"""Size of a written state, at most: a program that grows without end would fill the memory."""
DICT_ITERATORS = (
    type(iter({})), type(iter({}.values())), type(iter({}.items())), type(iter(set())),
    type(iter(OrderedDict())), type(reversed({})), type(reversed({}.values())), type(reversed({}.items())),
)  # fmt: skip
PLAIN = frozenset((int, str, type(None), bool, float))


class Snapshot:
    """Visits the states of one machine, one after the other.

    What names an object (its type, the code of a frame and where it stands in it, who made it) is
    written as a short mark, given when the name is first met and kept as long as the snapshot is.
    """

    def __init__(self, machine: Machine):
        self.machine = machine
        self.marks: dict[Hashable, bytes] = {}
        self.codes: dict[int, tuple[types.CodeType, dict[int, tuple[bytes, tuple[str, ...]]]]] = {}
        self.out: list[Any] = []
        self.seen: dict[int, int] = {}
        self.kept: list[Any] = []

    def digest(self) -> bytes:
        """A key: equal for equal states."""
        machine = self.machine
        self.out = out = []
        self.seen.clear()
        namespace = machine.namespace
        if not machine.writers:  # a new execution: the classes of the program are new too
            machine.writers.update(WRITERS)
        for fiber in machine.fibers:
            out.append(self.mark(fiber.name, fiber.status, fiber.daemon, fiber.joined))
            if fiber.gen is not None:
                self.frames(fiber.gen, fiber.pending)
            if fiber.group is not fiber:
                running = fiber.group.running
                out.append(-1 if running is None else running.index)
                self.visit(fiber.handle)
            if fiber.failure is not None:
                out.append(("failure", fiber.failure.exception, fiber.failure.message))
            if fiber.wake is not None:
                out.append(("wake", fiber.wake))
        visit = self.visit
        for name in machine.program.globals:
            if name in namespace:
                visit(namespace[name])
            else:
                out.append(UNBOUND)
        out.append("".join(machine.output))
        if machine.clock:
            out.append(("clock", machine.clock))
        for number, thing in machine.ids.values():
            out.append(number)
            visit(thing)
        for key, value in machine.local.items():
            out.append(str(key))
            visit(value)
        self.kept.clear()
        written = marshal.dumps(out, 2)
        if len(written) > MOST_BYTES:
            raise kernel.Exhausted(f"un état du programme occupe plus de {MOST_BYTES // 1_000_000} Mo")
        return blake2b(written, digest_size=16).digest()

    def mark(self, *name: Hashable) -> bytes:
        """A short name, the same for equal names."""
        known = self.marks.get(name)
        if known is None:
            known = self.marks[name] = len(self.marks).to_bytes(3, "big")
        return known

    def point(self, code: types.CodeType, offset: int) -> tuple[bytes, tuple[str, ...]]:
        """The mark of a place where `code` may be suspended, and the variables that matter there."""
        entry = self.codes.get(id(code))
        if entry is None:
            entry = code, {}
            if code.co_filename.startswith("<") and code.co_filename != self.machine.program.filename:
                self.kept.append(entry)  # made while the program runs: it may not outlive the execution
            else:
                self.codes[id(code)] = entry
        known = entry[1].get(offset)
        if known is None:
            names = live_after(code).get(offset)
            if names is None:
                raise Unsupported(f"état illisible dans {code.co_name}")
            known = entry[1][offset] = self.mark("frame", code.co_qualname, code.co_firstlineno, offset), names
        return known

    def frames(self, generator: Any, pending: Op | None = None) -> None:
        """The chain of suspended generators of a thread, and the operation at its end."""
        out, seen, visit, codes = self.out, self.seen, self.visit, self.codes
        while True:
            frame = generator.gi_frame
            if frame is None:
                out.append(ENDED)
                return
            code = frame.f_code
            if code is kernel.OP_CODE:
                visit(frame.f_locals["self"] if pending is None else pending)
                return
            entry = codes.get(id(code))
            known = None if entry is None else entry[1].get(frame.f_lasti)
            mark, names = self.point(code, frame.f_lasti) if known is None else known
            out.append(mark)
            if names:
                values = frame.f_locals
                for name in names:
                    if name in values:
                        value = values[name]
                        if type(value) in PLAIN:
                            out.append(value)
                        elif id(value) in seen:
                            out.append((seen[id(value)],))
                        else:
                            visit(value)
                    else:
                        out.append(UNBOUND)
            generator = generator.gi_yieldfrom
            if generator is None:
                return
            if type(generator) is not types.GeneratorType:
                raise Unsupported(f"une suspension de type {type(generator).__name__} n'est pas modélisée")

    def visit(self, value: Any) -> None:
        """Write one value."""
        kind = type(value)
        if kind in PLAIN:
            self.out.append(value)
            return
        if kind is Fiber:
            self.out.append(self.mark(Fiber, value.index))
            return
        if kind is tuple:
            self.out.append(self.mark(tuple, len(value)))
            for item in value:
                self.visit(item)
            return
        seen = self.seen
        identity = id(value)
        number = seen.get(identity)
        if number is not None:
            self.out.append((number,))
            return
        seen[identity] = len(seen)
        writers = self.machine.writers
        writer = writers.get(kind)
        if writer is None:
            writer = writers[kind] = find_writer(kind)
        writer(self, value, kind)

    def owner(self, value: Any) -> None:
        """Who made the object: part of the name of its locations."""
        known = self.machine.owned.get(id(value))
        if known is not None and type(known[0]) is tuple:
            self.out.append(self.mark("owner", known[0]))

    # -- one method per kind of object ------------------------------------------------------

    def sequence(self, value: Any, kind: type) -> None:
        out = self.out
        out.append(self.mark(kind.__name__, len(value)))
        self.owner(value)
        for item in value:
            if type(item) in PLAIN:
                out.append(item)
            else:
                self.visit(item)

    def mapping(self, value: Any, kind: type) -> None:
        self.out.append(self.mark(kind.__name__, len(value)))
        self.owner(value)
        for key, item in value.items():
            self.visit(key)
            self.visit(item)
        if kind is defaultdict:
            self.visit(value.default_factory)

    def function(self, value: Any, kind: type) -> None:
        body = body_of(value) or value
        code = body.__code__
        self.out.append(self.mark("function", code.co_qualname, code.co_firstlineno))
        if body.__module__ is not None and body.__module__.startswith("entrelacs"):
            return
        if body.__closure__:
            for name, cell in zip(code.co_freevars, body.__closure__, strict=True):
                if name != "__classdict__":  # the names of a class body that has ended: they change no more
                    self.visit(cell)
        if body.__defaults__:
            self.visit(body.__defaults__)
        if body.__kwdefaults__:
            self.attributes(body.__kwdefaults__)
        if value.__dict__:
            self.attributes(value.__dict__)

    def method(self, value: Any, kind: type) -> None:
        self.out.append(("method",))
        self.visit(value.__func__)
        self.visit(value.__self__)

    def builtin(self, value: Any, kind: type) -> None:
        self.out.append(("builtin", value.__qualname__ if hasattr(value, "__qualname__") else value.__name__))
        owner = getattr(value, "__self__", None)
        if owner is not None and not isinstance(owner, types.ModuleType):
            self.visit(owner)

    def named(self, value: Any, kind: type) -> None:
        self.out.append((kind.__name__, getattr(value, "__name__", "")))

    def klass(self, value: Any, kind: type) -> None:
        self.out.append(self.mark("class", value.__qualname__))
        for name in self.machine.classes.get(value, ()):
            self.out.append(name)
            self.visit(value.__dict__.get(name))
        for base in value.__bases__:
            if base in self.machine.classes:
                self.visit(base)

    def wrapped(self, value: Any, kind: type) -> None:
        """What a class holds around a function."""
        self.out.append((kind.__name__,))
        for name in ("__func__", "fget", "fset", "fdel"):
            self.visit(getattr(value, name, None))

    def cell(self, value: Any, kind: type) -> None:
        self.out.append(("cell",))
        try:
            content = value.cell_contents
        except ValueError:
            self.out.append(UNBOUND)
        else:
            self.visit(content)

    def raw_generator(self, value: Any, kind: type) -> None:
        if not value.gi_code.co_filename == self.machine.program.filename and value.gi_frame is not None:
            module = value.gi_frame.f_globals.get("__name__", "")
            if not module.startswith("entrelacs"):
                raise Unsupported(f"le générateur {value.gi_code.co_qualname} d'un module non modélisé")
        self.out.append(("generator",))
        self.frames(value)

    def exception(self, value: Any, kind: type) -> None:
        self.out.append(("exception", kind.__qualname__))
        self.visit(value.args)
        if value.__dict__:
            self.attributes({k: v for k, v in value.__dict__.items() if k != "__notes__"})
        if value.__cause__ is not None:
            self.visit(value.__cause__)
        if isinstance(value, BaseExceptionGroup):
            self.visit(value.exceptions)

    def slots(self, value: Any, kind: type) -> None:
        """A modelled object or an operation: all its slots."""
        out, seen = self.out, self.seen
        shape = _SHAPES.get(kind) or shape_of(kind)
        out.append(self.mark(kind.__qualname__, value.serial if shape.serial else None))
        if id(value) in self.machine.owned:
            self.owner(value)
        try:
            values = shape.read(value)
        except AttributeError:  # some are not set yet
            values = tuple(getattr(value, name, UNSET) for name in shape.names)
        for item in values:
            if type(item) in PLAIN:
                out.append(item)
            elif id(item) in seen:
                out.append((seen[id(item)],))
            elif item is UNSET:
                out.append(UNBOUND)
            else:
                self.visit(item)
        if shape.dict:
            attributes = object.__getattribute__(value, "__dict__")  # `threading.local` shows that of a thread instead
            if attributes:
                self.attributes(attributes)

    def attributes(self, values: dict[str, Any]) -> None:
        out = self.out
        out.append(self.mark(ATTRIBUTES, len(values)))
        for name in sorted(values):
            out.append(name)
            item = values[name]
            if type(item) in PLAIN:
                out.append(item)
            else:
                self.visit(item)

    def instance(self, value: Any, kind: type) -> None:
        """An instance of a class of the program."""
        self.visit(kind)
        self.owner(value)
        attributes = getattr(value, "__dict__", None)
        if attributes is not None:
            self.attributes(attributes)
        for name in shape_of(kind).names:
            try:
                self.visit(getattr(value, name))
            except AttributeError:
                self.out.append(UNBOUND)
        if isinstance(value, dict):
            for key, item in dict.items(value):
                self.visit(key)
                self.visit(item)
        elif isinstance(value, (list, set, frozenset, deque, tuple)):
            for item in value:
                self.visit(item)
        elif isinstance(value, (int, float, str, bytes)):
            self.out.append(str(value))

    def enumeration(self, value: Any, kind: type) -> None:
        self.out.append(("enum", kind.__qualname__, value.name))

    def scalar(self, value: Any, kind: type) -> None:
        self.out.append((kind.__name__, repr(value)))

    def dict_iterator(self, value: Any, kind: type) -> None:
        self.out.append((kind.__name__,))
        try:
            remaining = value.__reduce__()[1]
        except RuntimeError:
            self.out.append("broken")
        else:
            self.kept.append(remaining)
            self.visit(remaining[0])
        known = self.machine.iterators.get(id(value))
        if known is not None:
            for source in known[2]:
                self.visit(source)

    def view(self, value: Any, kind: type) -> None:
        self.out.append((kind.__name__,))
        for source in gc.get_referents(value):
            self.visit(source)

    def list_iterator(self, value: Any, kind: type) -> None:
        _, (source,), *position = value.__reduce__()
        self.out.append(self.mark(kind, *position))
        if position:  # otherwise it is exhausted, and reads its list no more
            self.visit(source)

    def range_iterator(self, value: Any, kind: type) -> None:
        _, (source,), *position = value.__reduce__()
        self.out.append(self.mark(kind, source, *position))

    def reduced(self, value: Any, kind: type) -> None:
        """Anything that knows how to be copied."""
        try:
            parts = value.__reduce_ex__(2)
        except Exception:
            raise Unsupported(
                f"un objet de type {kind.__module__}.{kind.__qualname__} ne peut pas être capturé dans un état"
            ) from None
        self.kept.append(parts)
        self.out.append(("reduced", kind.__qualname__))
        if isinstance(parts, str):
            self.out.append(parts)
            return
        for part in parts[1:3]:
            if isinstance(part, dict):
                self.attributes(part)
            else:
                self.visit(part)
        for part in parts[3:5]:
            if part is not None:
                items = list(part)
                self.kept.append(items)
                self.sequence(items, list)


MACHINERY = frozenset(f"entrelacs.{name}" for name in ("machine", "operations", "imports"))
UNSET = object()


class Shape(NamedTuple):
    """Where the objects of a class keep their state."""

    names: tuple[str, ...]
    """Its slots and those of its bases."""
    read: Callable[[Any], tuple[Any, ...]]
    """Reads them all."""
    serial: bool
    """Whether it has a name that does not depend on the schedule (`Primitive`)."""
    dict: bool


_SHAPES: dict[type, Shape] = {}


def shape_of(kind: type) -> Shape:
    """The shape of a class; the slots named in its ``_stateless`` are no part of the state."""
    found: list[str] = []
    hidden = {"serial", "__dict__", "__weakref__"}
    for base in kind.__mro__:
        hidden.update(base.__dict__.get("_stateless", ()))
        slots = base.__dict__.get("__slots__", ())
        found.extend([slots] if isinstance(slots, str) else slots)
    names = tuple(name for name in dict.fromkeys(found) if name not in hidden)
    read = attrgetter(*names) if len(names) > 1 else lambda value: tuple(getattr(value, name) for name in names)
    shape = Shape(names, read, "serial" in found, kind.__dictoffset__ != 0)
    if kind.__module__ != "__main__":  # those of the program are made anew by each execution
        _SHAPES[kind] = shape
    return shape


WRITERS: dict[type, Any] = {
    list: Snapshot.sequence, deque: Snapshot.sequence, set: Snapshot.sequence, frozenset: Snapshot.sequence,
    dict: Snapshot.mapping, defaultdict: Snapshot.mapping, OrderedDict: Snapshot.mapping,
    Counter: Snapshot.mapping, types.FunctionType: Snapshot.function, types.MethodType: Snapshot.method,
    **dict.fromkeys((property, staticmethod, classmethod), Snapshot.wrapped),
    types.BuiltinFunctionType: Snapshot.builtin, type(str.join): Snapshot.builtin,
    type([].__len__): Snapshot.builtin, type(object.__init__): Snapshot.named, type: Snapshot.klass,
    types.ModuleType: Snapshot.named, types.TracebackType: Snapshot.named, types.CellType: Snapshot.cell,
    types.GeneratorType: Snapshot.raw_generator, bytes: Snapshot.scalar, complex: Snapshot.scalar,
    range: Snapshot.scalar, type(Ellipsis): Snapshot.scalar, type(NotImplemented): Snapshot.scalar,
    slice: Snapshot.scalar, itertools.count: Snapshot.scalar, UserGenerator: Snapshot.slots,
    type(iter([])): Snapshot.list_iterator, type(iter(range(0))): Snapshot.range_iterator,
    **dict.fromkeys(DICT_ITERATORS, Snapshot.dict_iterator), **dict.fromkeys(VIEWS, Snapshot.view),
}  # fmt: skip


def find_writer(kind: type) -> Any:
    """How to write the values of a type met for the first time."""
    if issubclass(kind, Op) or getattr(kind, "_modelled", False):
        return Snapshot.slots
    if issubclass(kind, BaseException):
        return Snapshot.exception
    if kind.__module__ in MACHINERY:
        return Snapshot.named  # the explorer itself is no part of the state
    if issubclass(kind, type):
        return Snapshot.klass
    if issubclass(kind, enum.Enum):
        return Snapshot.enumeration
    if kind.__module__ == "__main__":
        return Snapshot.instance
    return Snapshot.reduced
