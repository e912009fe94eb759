"""What code that cannot be cut into steps (C, or Python outside the program) may look at or change.

Such code runs as one atomic step. The explorer must know every location that the step touches, or two threads could meet
there unseen: `reached` walks all that can be reached from the arguments and names the locations, as `Operations.getattr` and
its like name them when the program itself touches them. `only_reads` tells which of these functions change nothing; any
function that it does not know is taken to write: that costs steps, never an outcome.
"""

from __future__ import annotations

import gc
import operator
import re
import types
from collections import OrderedDict, defaultdict, deque
from collections.abc import Hashable, Iterable
from functools import partial
from types import BuiltinFunctionType, FunctionType, MethodDescriptorType, MethodType, ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..execution.machine import Machine

SCALARS = frozenset((int, str, bool, float, complex, bytes, type(None), range, type(Ellipsis), type(NotImplemented)))
CONTAINERS = frozenset((list, dict, set, deque, defaultdict, OrderedDict, bytearray))
COLLECTIONS = tuple(CONTAINERS)
"""The same, for ``isinstance``."""
VIEWS: tuple[type, ...] = (
    type({}.keys()), type({}.values()), type({}.items()),
    type(OrderedDict().keys()), type(OrderedDict().values()), type(OrderedDict().items()),
)  # fmt: skip
BOUND = (BuiltinFunctionType, type([].__len__), type(re.compile("").match))
"""Methods of C types that carry their object."""
OPAQUE = (type, FunctionType, ModuleType, types.CodeType, types.FrameType, types.TracebackType)
"""What a native function looks through without looking in: the program's own accesses to their attributes are named."""
EVERYTHING = ("everything",)
"""What a step touches that may have looked at any part of the state."""
ANY_ATTRIBUTE = None
"""In the place of an attribute's name: the set of the attributes that an object has."""

IMMUTABLES = {
    "datetime": ("date", "datetime", "time", "timedelta", "timezone"), "decimal": ("Decimal",), "fractions": ("Fraction",),
    "re": ("Pattern", "Match"), "_struct": ("Struct",), "builtins": ("slice", "mappingproxy", "ellipsis"),
    "operator": ("attrgetter", "itemgetter", "methodcaller"),
}  # fmt: skip
"""Types of the library whose objects never change, by module."""

READERS = frozenset(
    "get keys values items copy index count union intersection difference symmetric_difference issubset "
    "issuperset isdisjoint __len__ __contains__ __getitem__ __iter__ __eq__ most_common elements total".split()
)
"""Methods of containers that change nothing."""
READING_MODULES = frozenset(
    "abc ast builtins cmath copy dataclasses datetime decimal difflib enum fractions inspect json "
    "json.decoder json.encoder _json keyword locale math numbers pprint re reprlib statistics _statistics string "
    "textwrap token types typing unicodedata warnings zlib".split()
)
"""Modules whose functions change none of their arguments."""
WRITING_BUILTINS = frozenset(("setattr", "delattr", "next", "anext", "exec", "eval", "vars"))


ITERATING = frozenset((list, tuple, set, frozenset, dict, bytes, bytearray, sum, any, all, max, min, sorted))
ITERATING_MODULES = frozenset("_heapq _operator _statistics array collections heapq itertools math operator random statistics".split())
ITERATING_METHODS = frozenset(
    "join extend extendleft update fromkeys union intersection difference symmetric_difference intersection_update difference_update "
    "symmetric_difference_update issubset issuperset isdisjoint writelines from_iterable subtract __init__ __iadd__ __setitem__".split()
)
ON_THEMSELVES = frozenset((operator.is_, operator.is_not, operator.truth, operator.not_, operator.eq, operator.ne))
"""What looks at an object as it is, a generator included."""


def iterates(function: Any) -> bool:
    """Whether C code asks an iterable argument for all its items; otherwise a generator is but one more object."""
    if isinstance(function, (BuiltinFunctionType, MethodDescriptorType, MethodType, *BOUND)):
        if not isinstance(getattr(function, "__self__", None), (ModuleType, type(None))):
            return function.__name__ in ITERATING_METHODS
        if isinstance(function, MethodDescriptorType):
            return function.__name__ in ITERATING_METHODS
    if getattr(function, "__module__", None) in ITERATING_MODULES:
        return function not in ON_THEMSELVES
    try:
        return function in ITERATING
    except TypeError:
        return False


def reached(values: Iterable[Any], machine: Machine, seen: set[int] | None = None) -> list[Hashable]:
    """The locations that can be reached from `values`, each once; the identities of the objects met go into `seen`."""
    keys: dict[Hashable, None] = {}
    seen = set() if seen is None else seen
    todo = [value for value in values if type(value) not in SCALARS]
    location = machine.location
    while todo:
        value = todo.pop()
        kind = type(value)
        if kind in SCALARS or id(value) in seen:
            continue
        seen.add(id(value))
        if kind in CONTAINERS:
            keys[location(value)] = None
            if kind is not bytearray:
                _items(value, todo)
        elif kind is tuple or kind is frozenset:
            todo.extend(value)
        elif kind in VIEWS or kind is types.MappingProxyType:
            todo.extend(gc.get_referents(value))  # the dictionary itself: `mapping` is only a proxy of it
        elif kind is MethodType or kind in BOUND:
            if not isinstance(value.__self__, ModuleType):
                todo.append(value.__self__)
        elif isinstance(value, OPAQUE) or getattr(kind, "_modelled", False):
            continue
        elif id(value) in machine.iterators:
            places, _, containers, _ = machine.iterators[id(value)]
            keys.update(dict.fromkeys(places))
            seen.update(map(id, containers))
        elif not immutable(kind):
            _object(value, kind, keys, todo, machine)
    return list(keys)


def proxied(proxy: types.MappingProxyType[Any, Any]) -> Any:
    """The mapping that a read-only view shows."""
    return gc.get_referents(proxy)[0]


def immutable(kind: type) -> bool:
    """Whether nothing can change in the objects of a type of the library."""
    return kind.__qualname__ in IMMUTABLES.get(kind.__module__, ())


def _items(value: Any, todo: list[Any]) -> None:
    """Go on with the items of a container, whatever methods its class redefines."""
    if isinstance(value, dict):
        todo.extend(dict.keys(value))
        todo.extend(dict.values(value))
    else:
        bases: tuple[Any, ...] = (list, set, frozenset, deque, tuple)
        for base in bases:
            if isinstance(value, base):
                todo.extend(base.__iter__(value))


def _object(value: Any, kind: type, keys: dict[Hashable, None], todo: list[Any], machine: Machine) -> None:
    """An instance of any other class: its content as a whole, and each of its attributes."""
    if value is machine:  # a generator leads to it, and it to all that there is; of this, its code sees the global variables
        machine.touched.add(EVERYTHING)
        todo.append(machine.namespace)
        return
    name = machine.location(value)
    keys[name] = None
    attributes = getattr(value, "__dict__", None)
    if isinstance(attributes, dict):
        keys[name, ANY_ATTRIBUTE] = None
        for attribute, item in attributes.items():
            keys[name, attribute] = None
            todo.append(item)
    for base in kind.__mro__:
        slots = base.__dict__.get("__slots__", ())
        for attribute in (slots,) if isinstance(slots, str) else slots:
            keys[name, attribute] = None
            try:
                todo.append(getattr(value, attribute))
            except AttributeError:
                pass
    _items(value, todo)
    if isinstance(value, partial):
        todo.extend((value.func, value.args, value.keywords))
    if isinstance(value, BaseException):
        keys[name, "__notes__"] = keys[name, "args"] = None  # the first note makes the attribute
        todo.extend(value.args)


def only_reads(function: Any) -> bool:
    """Whether a function written outside the program leaves its arguments as they are."""
    if isinstance(function, type):
        return True  # making an object from others
    module = getattr(function, "__module__", None)
    if isinstance(function, FunctionType) and function.__code__.co_filename == "<string>":
        # Written by dataclasses or collections.namedtuple: comparisons, repr.
        return function.__name__ not in ("__setattr__", "__delattr__", "__setstate__")
    if module == "builtins":
        return getattr(function, "__name__", "") not in WRITING_BUILTINS
    return module in READING_MODULES and ("." not in getattr(function, "__qualname__", "") or module == "enum")
