"""One step or several: how an operation that touches shared locations becomes a switch point.

What the documentation lets other threads see in the middle of an operation is told in `entrelacs.operations.containers`.

To cut costs states, and changes nothing as long as nobody is in the middle: an operation is done in one step (`Whole`) until a
state is found where another thread stands before an access that it could feel. Then its place is noted among the conflicting
ones, and the search starts again with the operation cut there. That is enough: were there a schedule with such an access in the
middle of the operation, moving what precedes that access before the operation (it touches nothing of it) would give a state where
both are pending. C code that the documentation says nothing of stays one step; when another thread could be in the middle, the
exploration says that it relies on the GIL for it (`Machine.trusted`). Python code of the standard library never does (see
`entrelacs.operations.library`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from types import BuiltinMethodType, FunctionType
from typing import Any

from ..bounds.refusals import Unsupported
from ..execution import words
from ..execution.access import Access
from ..execution.kernel import ALWAYS, Op, current
from ..execution.machine import Machine
from ..execution.world import Place
from ..lowering.allowed import within
from ..results import Event, Verb
from .base import Base
from .classes_asked import check_said
from .lacks import with_real_names
from .reach import reached

LOCK_FREE = frozenset(("getitem", "contains", "item_at", "__contains__", "__getitem__", "__len__", "len", "bool", "index", "count", "get", "next"))
"""Reads that do not take the container's lock."""


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
        """One, always. What is looked at is whether another thread, as it stands, could be in the middle."""
        machine = current()
        own: set[int] | None = None
        me = next((fiber for fiber in machine.fibers if fiber.pending is self), None)
        for fiber in machine.fibers:
            other = fiber.pending
            if other is None or me is None or fiber.group is me.group or not self.meets(other):
                continue
            if isinstance(other, Access):
                if own is None:
                    own = objects(self, machine)
                if own.isdisjoint(objects(other, machine)):
                    continue
            self.disturbed(machine, me)
            break
        return ALWAYS

    def meets(self, other: Op) -> bool:
        """Whether another operation could come in the middle, as far as the two tell, whatever the rest of the state."""
        if not (other.writes or self.writes) or self.free_only and not lock_free(other):
            return False
        return not set(self.locations).isdisjoint(other.keys())

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
            if within(getattr(function, "__module__", None) or "", machine.program.pure):
                python = "est d'un module dit pur"
            raise Unsupported(
                f"{name}() {python} : il lit ou change en plusieurs fois ce qu'un autre fil peut changer au même moment, et son "
                "déroulement ne peut pas être découpé (protégez l'appel par un verrou)",
                machine.line_now(me),
            )


class Part(Access):
    """One step of an operation on a container."""

    __slots__ = ("told",)
    _stateless = ("told",)

    told: tuple[Verb, int | None]
    """What it does, and to which item."""

    def event(self, done: bool = False, result: Any = None) -> Event:
        verb, index = self.told
        return Event(verb, current().said_of(self, self.site), amount=index)


class Accesses(Base):
    """The part of the operations that every other goes through to touch a shared location."""

    def read(self, site: Place, keys: tuple[Hashable, ...], function: Callable[..., Any], *arguments: Any) -> Any:
        """Read something that stands at `keys`."""
        if self.machine.note_accesses(keys, False):
            return function(*arguments)
        return Access(site, keys, False, function, *arguments)

    def write(self, site: Place, keys: tuple[Hashable, ...], function: Callable[..., Any], *arguments: Any) -> Any:
        """Write something that stands at `keys`."""
        if self.machine.note_accesses(keys, True):
            return function(*arguments)
        return Access(site, keys, True, function, *arguments)

    def reading(
        self,
        site: Any,
        containers: list[Any],
        writes: bool,
        function: Callable[..., Any],
        arguments: tuple[Any, ...],
        keywords: dict[str, Any],
    ) -> Any:
        """Apply a C function that looks into some shared containers, but not into their items."""
        location = self.machine.location
        return self.touching(site, [location(c) for c in containers], writes, function, arguments, keywords)

    def touching(
        self,
        site: Any,
        keys: Collection[Hashable],
        writes: bool,
        function: Callable[..., Any],
        arguments: tuple[Any, ...],
        keywords: dict[str, Any],
    ) -> Any:
        """Apply a function that cannot be cut into steps, and that touches the locations `keys`."""
        if self.machine.note_accesses(keys, writes):
            return self.apply(site, function, arguments, keywords)
        return Access(
            site, tuple(keys), writes, self.apply, site, function, arguments, keywords
        )

    @words.does("call")
    def apply(self, site: Any, function: Any, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        """Call `function` now; what it has made is named (`Operations.made`)."""
        try:
            value = function(*arguments, **keywords)
        except TypeError as error:
            check_said(str(error), (*arguments, *keywords.values()))
            raise with_real_names(error)  # noqa: B904  # the same exception
        self.machine.layouts.applied(function, arguments)
        return self.made(site, value)

    # -- one step, or several ----------------------------------------------------------------

    def whole(
        self, site: Any, owner: Any, keys: Collection[Hashable], writes: bool, function: Any, arguments: tuple[Any, ...],
        keywords: dict[str, Any], cut: Callable[[], Any] | None, *, free_only: bool = False, trusts: str | None = None,
    ) -> Any:  # fmt: skip
        """Apply a function in one step, or as `cut` does when another thread can be in the middle."""
        machine = self.machine
        if machine.note_accesses(keys, writes):
            return self.apply(site, function, arguments, keywords)
        place = machine.location(owner)
        if cut is not None and ("steps", place) in machine.conflicts:
            return cut()
        made = Whole(site, tuple(keys), writes, self.apply, site, function, arguments, keywords)
        made.cut, made.free_only, made.place, made.trusts = cut, free_only, place, trusts
        return made

    def part(self, site: Any, owner: Any, writes: bool, told: tuple[Verb, int | None], function: Any, *arguments: Any) -> Any:
        """One step of an operation on `owner`."""
        key = self.machine.location(owner)
        if self.machine.note_access(key, writes):
            return function(*arguments)
        made = Part(site, (key,), writes, function, *arguments)
        made.told = told
        return made


def objects(op: Access, machine: Machine) -> set[int]:
    """What an access touches, by identity: two objects made at one place bear one name."""
    seen: set[int] = set()
    values = list(op.arguments)
    if op.function.__name__ == "apply":  # (site, function, arguments, keywords)
        values = [op.arguments[1], *op.arguments[2], *op.arguments[3].values()]
    elif type(op.function) is BuiltinMethodType:  # ``items.append``, one step of several
        values.append(op.function)
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
