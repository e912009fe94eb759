"""One method for each kind of object, and which of them writes a type.

What a type written in C holds is read by `entrelacs.state.contents`.
"""

from __future__ import annotations

import abc
import types
from typing import Any

from ..bounds.ours import OUR_MODULES
from ..bounds.refusals import Unsupported
from ..execution.access import Access
from ..execution.kernel import Op
from ..execution.machine import Machine
from ..model.moments import DIGITS, Moment, Rough, Span
from ..operations.functions import body_of
from ..operations.generators import GENERATORS
from ..operations.operations import Operations
from ..operations.reach import CONTAINERS
from ..operations.shapes import UNSET, Shape, in_python, is_global, shape_of
from .classes import EAGER_ANNOTATIONS, NAMES, WrittenClasses, named_type
from .contents import CONTENTS, EXACT
from .writing import PLAIN, UNBOUND

OURS = (Machine, Operations)
"""The explorer itself is no part of the state."""
ABC_CACHE = type(vars(abc.ABC)["_abc_impl"])
SHAPES: dict[type, Shape] = {}
"""The shapes of classes that outlive the executions."""


class Writers(WrittenClasses):
    """The part of a snapshot that writes objects, each with all that it holds."""

    def find_writer(self, kind: type) -> Any:
        """How to write the values of a type met for the first time."""
        if issubclass(kind, OURS):
            return Writers.named
        if kind is Access:
            return Writers.access
        if issubclass(kind, Op) or kind in GENERATORS or getattr(kind, "_modelled", False):
            return Writers.slots
        if issubclass(kind, type):
            return Writers.klass
        if kind is ABC_CACHE:
            return Writers.abc_cache
        if issubclass(kind, types.BuiltinFunctionType):  # some know their class
            return Writers.builtin
        if in_python(kind) or issubclass(kind, BaseException):
            shape = self.shape(kind)
            writer = CONTENTS.get(shape.base)
            if writer is not None or issubclass(kind, BaseException):
                return Writers.instance
        if kind in EXACT or kind in CONTENTS:
            return Writers.native
        raise Unsupported(
            f"un objet de type {kind.__module__}.{kind.__qualname__} ne peut pas être décrit en entier dans un état : "
            "ne le gardez pas dans une variable pendant que d'autres fils avancent"
        )

    def shape(self, kind: type) -> Shape:
        """Where the objects of a class keep what they hold."""
        known = SHAPES.get(kind) or self.shapes.get(kind)
        if known is None:
            known = shape_of(kind)
            (SHAPES if is_global(kind) else self.shapes)[kind] = known
        return known

    # -- types written in C, instances -------------------------------------------------------

    def native(self, value: Any, kind: type) -> None:
        """An object of a type written in C."""
        self.out.append(self.mark(kind))
        (EXACT.get(kind) or CONTENTS[kind])(self, value)

    def abc_cache(self, value: Any, kind: type) -> None:
        """What `abc` remembers of a class, as in `SKIPPED`: the annotations of a class lead to it, from 3.15 on."""
        self.out.append(self.mark(kind))

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

    # -- times -------------------------------------------------------------------------------

    def moment(self, value: Moment, kind: type) -> None:
        """A time, as seen from now: nobody can tell more."""
        clock = self.machine.clock
        self.out.append(("moment", round(value.at - clock, DIGITS), round(value.reading.at - clock, DIGITS), value.rate, value.kind))
        self.visit(value.reading)

    def span(self, value: Span, kind: type) -> None:
        """A duration."""
        self.out.append(("span", round(float(value), DIGITS), value.rate, value.side))

    def rough(self, value: Rough, kind: type) -> None:
        """A time that depends on the machine: all are alike."""
        self.out.append(("rough",))

    # -- functions, methods, cells -----------------------------------------------------------

    def function(self, value: Any, kind: type) -> None:
        """A function, of the program or of ours: its code, its names, what it closes over, its defaults and its attributes."""
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
        """A bound method."""
        self.out.append(b"method")
        self.visit(value.__func__)
        self.visit(value.__self__)

    def builtin(self, value: Any, kind: type) -> None:
        """A function written in C, and the object that it is bound to."""
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

    def cell(self, value: Any, kind: type) -> None:
        """What a function closes over."""
        content = self.filled(value)
        if content is UNSET:
            self.out.append(UNBOUND)
        else:
            self.visit(content)

    def raw_generator(self, value: Any, kind: type) -> None:
        """A generator of Python's own: where it stands. Raises `Unsupported` for one of a module that is not modelled."""
        if not value.gi_code.co_filename == self.machine.program.filename and value.gi_frame is not None:
            module = value.gi_frame.f_globals.get("__name__", "")
            if not module.startswith(OUR_MODULES):
                raise Unsupported(f"le générateur {value.gi_code.co_qualname} d'un module non modélisé")
        self.out.append(b"generator")
        self.frames(value)

    # -- the explorer itself, modules --------------------------------------------------------

    def named(self, value: Any, kind: type) -> None:
        """What is told by its name alone."""
        self.out.append(self.mark(kind, getattr(value, "__name__", "")))


def exception(snapshot: Writers, value: BaseException) -> None:
    """What every exception holds besides its slots and its attributes; where it was raised tells the line of a failure."""
    for part in EXCEPTION:
        snapshot.visit(part.__get__(value))
    snapshot.out.append(snapshot.machine.line_of(value.__traceback__))


EXCEPTION = [vars(BaseException)[name] for name in ("args", "__cause__", "__context__")]
"""Reads the parts of an exception, whatever its class redefines."""

WRITERS: dict[type, Any] = {
    types.FunctionType: Writers.function, types.MethodType: Writers.method,
    types.BuiltinFunctionType: Writers.builtin, type(0 .__add__): Writers.wrapper,
    type(str.join): Writers.wrapper, type(object.__init__): Writers.wrapper,
    types.MemberDescriptorType: Writers.wrapper, types.GetSetDescriptorType: Writers.wrapper,
    types.ClassMethodDescriptorType: Writers.wrapper,
    type: Writers.klass, types.ModuleType: Writers.named, types.CellType: Writers.cell,
    types.GeneratorType: Writers.raw_generator, **dict.fromkeys(GENERATORS, Writers.slots),
    Moment: Writers.moment, Span: Writers.span, Rough: Writers.rough,
    **dict.fromkeys(CONTAINERS, Writers.container), frozenset: Writers.container,
}  # fmt: skip
"""How to write the types that no program can change; the others are found when they are met."""
