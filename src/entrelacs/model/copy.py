"""The modelled `copy`, and the functions of `dataclasses` that copy: one object after the other, so that another thread may change what is not copied yet.

`prelude/copy.py` is compiled like the program. What is neither a plain container nor an instance of a class of the program is copied by
the real module, in one step.
"""

from __future__ import annotations

import copy
import dataclasses
import sys
from typing import Any

from ..bounds.kinds import word
from ..bounds.ours import MODELLED_MODULES
from ..bounds.refusals import Unsupported
from ..execution.kernel import current
from ..execution.unseen import Unseen
from ..operations.base import END
from ..operations.reach import ANY_ATTRIBUTE, OPAQUE, SCALARS, immutable, reached

PAIRS = "objets déjà copiés"
CUSTOM = ("__reduce_ex__", "__reduce__", "__getstate__", "__setstate__", "__getnewargs__", "__getnewargs_ex__", "__new__")
"""Methods by which a class decides how it is copied."""


def copied_how(value: Any, method: str) -> str:
    """Which of the ways above copies a value."""
    machine = current()
    kind = type(value)
    if kind in SCALARS or isinstance(value, (*OPAQUE, Unseen)) or immutable(kind):
        return "same"
    if kind in (list, dict, tuple):
        return kind.__name__ if method == "__deepcopy__" else "native"
    if kind in (set, frozenset):
        return "items" if method == "__deepcopy__" else "native"
    if method in vars(kind) and "_modelled" in vars(kind):
        return "method"
    if getattr(kind, "_modelled", False) or any(getattr(base, "_modelled", False) for base in kind.__mro__):
        uncopied(value)
    if kind in machine.classes:
        if machine.operations.special(value, method) is not None:
            return "method"
        customs = [name for name in CUSTOM if getattr(kind, name, None) is not getattr(object, name, None)]
        slots = [base for base in kind.__mro__ if base.__dict__.get("__slots__")]
        if not customs and not slots and not issubclass(kind, (list, dict, set, tuple, BaseException)) and hasattr(value, "__dict__"):
            return "instance"
        if any(machine.operations.special(value, name) is not None for name in (*CUSTOM, "__copy__", "__deepcopy__")):
            raise Unsupported(f"copy.{method.strip('_')}() d'un objet de {word(kind)}, qui dit lui-même comment on le copie, n'est pas modélisé")
    return "native"


LOCKS = {"Lock": "lock", "RLock": "RLock", "Condition": "RLock", "local": "_local"}


def uncopied(value: Any) -> None:
    """Locks cannot be copied, nor what holds them."""
    kind = type(value)
    base = next(base for base in kind.__mro__ if getattr(base, "_modelled", False))
    if not base.__module__.startswith(MODELLED_MODULES + "asyncio") and not hasattr(base, "__copy__"):
        raise TypeError(f"cannot pickle '_thread.{LOCKS.get(base.__name__, 'lock')}' object")
    raise Unsupported(f"la copie d'un objet {word(kind)} n'est pas modélisée")


def remembered(memo: dict[Any, Any], value: Any) -> Any:
    machine = current()
    number = machine.ids.get(id(value))
    if number is not None and number[0] in memo:
        return memo[number[0]]
    for original, made in memo.get(PAIRS, ()):
        if original is value:
            return made
    return END


def remember(memo: dict[Any, Any], value: Any, made: Any) -> None:
    memo.setdefault(PAIRS, []).append((value, made))


def fresh(value: Any) -> Any:
    return current().own("copy", object.__new__(type(value)))


def gathered(value: Any, items: list[Any]) -> Any:
    return current().own("copy", type(value)(items))


def attributes_of(value: Any) -> Any:
    """All the attributes of an instance, at one moment: `dict.update` holds both locks."""
    operations = current().operations
    location = current().location(value)
    keys = [(location, ANY_ATTRIBUTE), *((location, name) for name in vars(value))]
    return operations.touching(operations.called, keys, False, all_attributes, (value,), {})


def all_attributes(value: Any) -> dict[str, Any]:
    return dict(object.__getattribute__(value, "__dict__"))


def names_of(value: Any) -> Any:
    operations = current().operations
    return operations.read(operations.called, ((current().location(value), ANY_ATTRIBUTE),), attribute_names, value)


def attribute_names(value: Any) -> list[str]:
    return list(object.__getattribute__(value, "__dict__"))


def stored(value: Any, name: str) -> Any:
    operations = current().operations
    return operations.read(operations.called, ((current().location(value), name),), attribute, value, name)


def attribute(value: Any, name: str) -> Any:
    return object.__getattribute__(value, "__dict__")[name]


def filled(value: Any, state: dict[str, Any]) -> Any:
    """Give a new instance its attributes: nobody else knows it yet."""
    object.__getattribute__(value, "__dict__").update(state)
    return value


def natively(function: Any) -> Any:
    def native(value: Any) -> Any:
        operations = current().operations
        return operations.native(operations.called, function, reached((value,), current()), False, (value,), (value,), {})

    return native


def copied(value: Any) -> Any:
    operations = current().operations
    if type(value) in (list, dict, set, bytearray):
        return operations.container_method(operations.called, value, "copy", (), {})
    return natively(copy.copy)(value)


def field_names(value: Any, asking: str) -> list[str] | None:
    """The names of the fields of an instance of a dataclass."""
    if isinstance(value, type) or not dataclasses.is_dataclass(value):
        if asking:
            getattr(dataclasses, asking)(value)  # raises as CPython does
        return None
    return [field.name for field in dataclasses.fields(value)]


def filled_like(value: Any, pairs: list[tuple[Any, Any]]) -> dict[Any, Any]:
    if hasattr(type(value), "default_factory"):
        made = type(value)(value.default_factory)
        made.update(pairs)
        return made
    return type(value)(pairs)


def kept_fields(value: Any, changes: dict[str, Any]) -> list[str]:
    """The fields that ``replace`` takes from an instance."""
    field_names(value, "replace")
    refused = TypeError if sys.version_info >= (3, 13) else ValueError
    names = []
    for field in value.__dataclass_fields__.values():
        kind = repr(field._field_type)
        if kind == "_FIELD_CLASSVAR":
            continue
        if not field.init:
            if field.name in changes:
                raise refused(f"field {field.name} is declared with init=False, it cannot be specified with replace()")
        elif field.name not in changes:
            if kind == "_FIELD_INITVAR" and field.default is dataclasses.MISSING:
                raise refused(f"InitVar {field.name!r} must be specified with replace()")
            names.append(field.name)
    return names


HELPERS = {
    "field_names": field_names, "filled_like": filled_like, "kept_fields": kept_fields,
    "copied_how": copied_how, "remembered": remembered, "remember": remember, "fresh": fresh, "gathered": gathered, "attributes_of": attributes_of,
    "names_of": names_of, "stored": stored, "filled": filled, "native_copy": copied, "native_deepcopy": natively(copy.deepcopy),
    "same_items": lambda one, two: all(a is b for a, b in zip(one, two, strict=True)),
}  # fmt: skip
REPLACED = (copy.copy, copy.deepcopy, dataclasses.asdict, dataclasses.astuple, dataclasses.replace)
