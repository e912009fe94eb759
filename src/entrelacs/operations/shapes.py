"""Where the objects of a class keep what they hold.

A class written in Python adds to its base a dictionary and some slots, which can all be read. What remains is the content of the
nearest base written in C, which only somebody who knows that type can read. `shape_of` tells the two apart by the size of the
instances: a class whose every byte is accounted for by slots that can be read hides nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from operator import attrgetter
from types import FunctionType, GetSetDescriptorType, MemberDescriptorType
from typing import Any, NamedTuple

from ..bounds.ours import OUR_MODULES

HEAP_TYPE, IMMUTABLE_TYPE, MANAGED_DICT, MANAGED_WEAKREF = 1 << 9, 1 << 8, 1 << 4, 1 << 3
"""Flags of a type (CPython, ``Include/object.h``)."""
POINTER = (sys.maxsize.bit_length() + 1) // 8
UNSET = object()
NOTHING: tuple[str, ...] = ()


class Shape(NamedTuple):
    """Where the instances of a class keep their state."""

    names: tuple[str, ...]
    """Its slots and those of its bases, private names as they are mangled."""
    fast: Callable[[Any], tuple[Any, ...]] | None
    """Reads them all when they all have a value; only for classes of the model, whose slots nothing can hide."""
    slots: tuple[Callable[[Any], Any], ...]
    """Reads each of them, whatever the class redefines."""
    serial: bool
    """Whether it has a name that does not depend on the schedule (`Primitive`)."""
    dict: Callable[[Any], dict[str, Any]] | None
    """Reads the dictionary of attributes, whatever the class redefines."""
    base: type
    """The nearest base written in C."""

    def read(self, value: Any) -> tuple[Any, ...]:
        """The values of the slots; `UNSET` stands for those that have none."""
        if self.fast is not None:
            try:
                return self.fast(value)
            except AttributeError:
                pass
        return tuple(map(content, self.slots, (value,) * len(self.slots)))


def content(slot: Callable[[Any], Any], value: Any) -> Any:
    try:
        return slot(value)
    except AttributeError:
        return UNSET


def in_python(cls: type) -> bool:
    """Whether a class adds nothing to its base that Python code could not read."""
    base = cls.__base__
    if base is None or not cls.__flags__ & HEAP_TYPE or cls.__flags__ & IMMUTABLE_TYPE or cls.__itemsize__ != base.__itemsize__:
        return False
    room = POINTER * sum(type(member) is MemberDescriptorType for member in vars(cls).values())
    if cls.__dictoffset__ and not base.__dictoffset__ and not cls.__flags__ & MANAGED_DICT:
        room += POINTER
    if cls.__weakrefoffset__ and not base.__weakrefoffset__ and not cls.__flags__ & MANAGED_WEAKREF:
        room += POINTER
    return cls.__basicsize__ - base.__basicsize__ <= room


def base_in_c(cls: type) -> type:
    """The nearest base whose instances may hold what only C code can read."""
    while in_python(cls) and cls.__base__ is not None:
        cls = cls.__base__
    return cls


def method_in_c(owner: Any, name: str) -> Any:
    """The method of a container that the nearest base written in C has: `Counter.update` ends in ``dict.update``, which does not call it back. None if there is none."""
    for base in type(owner).__mro__:
        found = vars(base).get(name)
        if found is not None and not isinstance(found, FunctionType):
            return found.__get__(owner, type(owner))
    return None


def shape_of(kind: type) -> Shape:
    """The shape of a class; the slots named in its ``_stateless`` are no part of the state."""
    hidden = {"serial"}
    members: list[tuple[str, Any]] = []
    attributes = None
    for base in kind.__mro__:
        hidden.update(base.__dict__.get("_stateless", NOTHING))
        for name, member in base.__dict__.items():
            if type(member) is MemberDescriptorType:
                members.append((name, member))
            elif name == "__dict__" and type(member) is GetSetDescriptorType and attributes is None:
                attributes = member.__get__
    serial = any(name == "serial" for name, _ in members)
    members = [(name, member) for name, member in members if name not in hidden]
    names = tuple(name for name, _ in members)
    plain = kind.__module__.startswith(OUR_MODULES) and len(set(names)) == len(names) > 1
    fast = attrgetter(*names) if plain else None
    return Shape(names, fast, tuple(member.__get__ for _, member in members), serial, attributes, base_in_c(kind))


def is_global(cls: type) -> bool:
    """Whether its module shows a class, under its name or, when it bears that of another for which it stands, under its own.

    Such a class is told by its name alone.
    """
    module: Any = getattr(sys.modules.get(cls.__module__), "__dict__", {})
    found: Any = module.get(cls.__qualname__.partition(".")[0])
    for name in cls.__qualname__.split(".")[1:]:
        found = getattr(found, "__dict__", {}).get(name)
    return found is cls or cls.__module__.startswith(OUR_MODULES) and any(value is cls for value in module.values())
