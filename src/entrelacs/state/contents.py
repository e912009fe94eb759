"""What the objects of types written in C hold: how to write all of it.

Each function below writes the content of one type and of the classes derived from it, whatever they redefine: it asks the type
itself, never a method that a subclass may have changed. A type that is not listed is refused by the snapshot: a part of it could
stay hidden, and two states that differ would be taken for one. To accept another type, add it here only if what is written
tells its whole state, and hide a value in it in ``tests/entrelacs/support/hidden_values.py``.
"""

from __future__ import annotations

import array
import builtins
import collections
import datetime
import decimal
import functools
import gc
import hashlib
import io
import itertools
import json.scanner
import operator
import re
import struct
import sys
import types
import typing
from collections import OrderedDict, defaultdict, deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..operations.reach import VIEWS
from ..operations.shapes import in_python
from .containers import Writer, double_ended, hashed, mapping, sequence, with_default

if TYPE_CHECKING:
    from .writers import Writers


def nothing(snapshot: Writers, value: Any) -> None:
    """All that there is to say is the type."""


def plain(convert: Callable[[Any], Any]) -> Writer:
    """A value that is told by one of a plain type."""

    def write(snapshot: Writers, value: Any) -> None:
        snapshot.visit(convert(value))

    return write


def members(kind: type, *names: str) -> Writer:
    """The values of attributes that the type itself gives; a type of a former version may lack some, an object may have no value yet."""
    getters = [vars(kind)[name].__get__ for name in names if name in vars(kind)]

    def write(snapshot: Writers, value: Any) -> None:
        for getter in getters:
            try:
                held = getter(value)
            except AttributeError:
                held = None
            snapshot.visit(held)

    write.names = names  # type: ignore[attr-defined]  # a test compares them with what the type has
    return write


def reduced(kind: Any) -> Writer:
    """What the type hands to be copied (none of those listed gives items apart): all that it holds, by the rules of `pickle`."""
    reduce_ex = vars(kind).get("__reduce_ex__")
    reduce = (lambda value: reduce_ex(value, 2)) if reduce_ex is not None else kind.__reduce__

    def write(snapshot: Writers, value: Any) -> None:
        parts = reduce(value)
        snapshot.visit(parts if isinstance(parts, str) else parts[1:3])

    return write


def state(kind: type) -> Writer:
    """The same, of types that have ``__getstate__``."""
    get = vars(kind)["__getstate__"]

    def write(snapshot: Writers, value: Any) -> None:
        snapshot.visit(get(value))

    return write


def referents(snapshot: Writers, value: Any) -> None:
    """An object that holds nothing but other objects."""
    snapshot.items(gc.get_referents(value))


def parameter(snapshot: Writers, value: Any) -> None:
    """A type variable or the like: its name, and what it holds."""
    snapshot.out.append(value.__name__)
    referents(snapshot, value)


def shown(kind: Any) -> Writer:
    """Its text, and the objects that it holds."""

    def write(snapshot: Writers, value: Any) -> None:
        snapshot.out.append(kind.__repr__(value))
        referents(snapshot, value)

    return write


def along(snapshot: Writers, value: Any) -> None:
    """An iterator of a deque: where it stands, and whether it will fail."""
    snapshot.visit(value.__reduce__()[1])
    snapshot.out.append(snapshot.machine.walks.disturbed(value))


def remaining(snapshot: Writers, value: Any) -> None:
    """An iterator of a dictionary or of a set: what it will still give, and what it reads."""
    try:
        left = value.__reduce__()[1]
    except RuntimeError:  # its dictionary has changed size: where it stands cannot be told
        left = None
    if left is None or snapshot.machine.walks.disturbed(value):
        snapshot.unlike += 1  # the state is like no other
        snapshot.out.append(("broken", snapshot.unlike))
    else:
        snapshot.visit(left)
    for source in snapshot.machine.iterators.get(id(value), ((), None, ()))[2]:
        snapshot.visit(source)


def bytes_of(snapshot: Writers, value: Any) -> None:
    snapshot.visit(bytes(memoryview(value)))


def digest(snapshot: Writers, value: Any) -> None:
    snapshot.visit((value.name, value.digest(32) if value.name.startswith("shake") else value.digest()))


def traceback(snapshot: Writers, value: types.TracebackType) -> None:
    """The lines of the program that an exception has gone through."""
    lines = []
    item: types.TracebackType | None = value
    while item is not None:
        if item.tb_frame.f_code.co_filename == snapshot.machine.program.filename:
            lines.append(item.tb_lineno)
        item = item.tb_next
    snapshot.visit(tuple(lines))


TYPECODE: Any = vars(array.array)["typecode"].__get__
KEYED: tuple[Any, ...] = (
    iter({}), iter({}.values()), iter({}.items()), iter(set()),
    reversed({}), reversed({}.values()), reversed({}.items()), iter(OrderedDict()),
)  # fmt: skip
"""An iterator of each type that goes through a table of keys."""
CMP_KEY: Any = functools.cmp_to_key(lambda one, other: 0)
SCANNER: Any = vars(json.scanner)["c_make_scanner"]

CONTENTS: dict[type, Writer] = {
    object: nothing, int: plain(int.__pos__), float: plain(float.__pos__), complex: plain(complex.__pos__),
    str: plain(str.__str__), bytes: plain(lambda value: bytes.__getitem__(value, slice(None))),
    tuple: sequence(tuple), list: sequence(list), set: hashed(set), frozenset: hashed(frozenset),
    deque: double_ended, dict: mapping(dict), defaultdict: with_default, OrderedDict: mapping(OrderedDict),
    bytearray: bytes_of, array.array: plain(lambda value: (TYPECODE(value), array.array.tobytes(value))),
    property: members(property, "fget", "fset", "fdel", "__doc__", "__name__"),
    staticmethod: members(staticmethod, "__func__"), classmethod: members(classmethod, "__func__"),
    decimal.Decimal: reduced(decimal.Decimal), datetime.tzinfo: nothing,
    **{kind: reduced(kind) for kind in (
        datetime.date, datetime.datetime, datetime.time, datetime.timedelta, functools.partial, types.SimpleNamespace,
    )},
    io.StringIO: state(io.StringIO), io.BytesIO: state(io.BytesIO),
    itertools.count: shown(itertools.count), itertools.repeat: shown(itertools.repeat),
    types.GenericAlias: reduced(types.GenericAlias),
}  # fmt: skip
"""By type: what its objects, and those of the classes derived from it, hold."""
CONTENTS.update({kind: mapping(kind) for kind in (getattr(builtins, "frozendict", None),) if kind is not None})  # CPython 3.15

EXACT: dict[type, Writer] = {
    bytes: lambda snapshot, value: snapshot.out.append((value,)),
    complex: lambda snapshot, value: snapshot.out.append((value,)),
    float: lambda snapshot, value: snapshot.out.append((value,)),
    range: members(range, "start", "stop", "step"), slice: members(slice, "start", "stop", "step"),
    super: members(super, "__thisclass__", "__self__", "__self_class__"),
    type(Ellipsis): nothing, type(NotImplemented): nothing, type(getattr(typing, "NoDefault", ...)): nothing,
    type(functools.cache(len)): lambda snapshot, value: snapshot.out.append((value.__module__, value.__qualname__)),  # the library's: `typing` has some
    types.CodeType: lambda snapshot, value: snapshot.out.append((value,)),  # `typing.ForwardRef` holds one
    type(sys.version_info): lambda snapshot, value: snapshot.visit(tuple(value)),
    types.TracebackType: traceback, types.MappingProxyType: referents,
    re.Pattern: members(re.Pattern, "pattern", "flags"),
    re.Match: members(re.Match, "re", "string", "pos", "endpos", "regs"),
    struct.Struct: members(struct.Struct, "format"),
    decimal.Context: reduced(decimal.Context), datetime.timezone: reduced(datetime.timezone),
    types.UnionType: members(types.UnionType, "__args__"),
    **{kind: reduced(kind) for kind in (
        operator.attrgetter, operator.itemgetter, operator.methodcaller, vars(collections)["_tuplegetter"], reversed,
    )},
    type(CMP_KEY(0)): referents,
    SCANNER: members(
        SCANNER, "strict", "object_hook", "object_pairs_hook", "array_hook", "parse_float", "parse_int", "parse_constant",
    ),
    **{type(iterator): reduced(type(iterator)) for iterator in (
        iter(()), iter([]), iter(""), iter("é"), iter(b""), iter(bytearray()), iter(range(0)), iter(range(1 << 70)),
        reversed([]),
    )},
    type(iter(deque())): along, type(reversed(deque())): along,
    **{type(iterator): remaining for iterator in KEYED},
    **dict.fromkeys(VIEWS, referents),
    **{type(getattr(hashlib, name)()): digest for name in hashlib.algorithms_guaranteed if not name.startswith("scrypt")},
    **{kind: parameter for kind in (getattr(typing, name, None) for name in ("TypeVar", "ParamSpec", "TypeVarTuple", "TypeAliasType"))
       if isinstance(kind, type) and not in_python(kind)},
}  # fmt: skip
EXACT.update({kind: shown(kind) for kind in (getattr(builtins, "sentinel", None),) if kind is not None})  # CPython 3.15
"""By type: what its objects hold, when their class is this one and no other."""
