"""What CPython has and the model lacks: to be refused, never taken for a fault of the program.

A modelled module or object that misses a name would raise ``AttributeError`` in the explored program, and that would pass for
a failure. `lack` compares it with the real one.
"""

from __future__ import annotations

import dis
import functools
import importlib
import io
import itertools
import re
import sys
import threading
from collections.abc import Iterable
from functools import cache
from types import AsyncGeneratorType, CoroutineType, FunctionType, GeneratorType, GenericAlias, ModuleType
from typing import Any

from ..bounds.kinds import word
from ..bounds.ours import LOWERED_MODULES, MODELLED_MODULES, OUR_MODULES, ours
from . import rewritten

REWRITTEN_MODULES = {LOWERED_MODULES + path.stem: name for name, path in rewritten.names().items()}
"""The modules of `entrelacs.lowered`, by the name that their classes bear, and those that they rewrite."""
ALIASES = {"Loop": "BaseEventLoop", "timeout": "Timeout", "Callback": "Handle", "GeneratorManager": "_GeneratorContextManager"}
COUNTERPARTS: dict[str, type] = {
    "AsyncGenerator": AsyncGeneratorType, "Coroutine": CoroutineType, "Stream": io.TextIOWrapper, "generator": GeneratorType,
    "cached_property": functools.cached_property, "CallIterator": type(iter(int, 1)), "TeeIterator": type(itertools.tee(())[0]), "QuietLock": type(threading.RLock()),
    "StopIteration": StopIteration, "GeneratorExit": GeneratorExit, "KeyboardInterrupt": KeyboardInterrupt,
}  # fmt: skip
"""What the other classes of the model stand for."""
SHOWN = {"Stream": "sys.stdout ou sys.stderr", "UserGenerator": "générateur"}
"""The names that a reader knows them by."""
IN_C = 1 << 8
"""``Py_TPFLAGS_IMMUTABLETYPE``: the name of such a type, in messages, has its module before it."""


def known_as(kind: type) -> str:
    """The name of a type in CPython's messages; for a class of the model, that of the class that it stands for."""
    real = counterpart(kind) or kind
    return f"{real.__module__}.{real.__name__}" if real.__flags__ & IN_C and real.__module__ != "builtins" else real.__name__


def fully_known_as(kind: type) -> str:
    """The name of a type where CPython's messages always put its module before it (from 3.13 on, more and more of them)."""
    real = counterpart(kind) or kind
    return real.__qualname__ if real.__module__ in ("builtins", "__main__") else f"{real.__module__}.{real.__qualname__}"


OUR_NAMES = re.compile(r"\bentrelacs((?:\.\w+)*)\.(\w+)")
"""How CPython names a class of ours where it puts the module before it."""


def _named(found: re.Match[str]) -> type | None:
    """The class that a name of ours names."""
    module = f"entrelacs{found[1]}"
    kind = _rewritten(REWRITTEN_MODULES[module], found[2]) if module in REWRITTEN_MODULES else getattr(sys.modules.get(module), found[2], None)
    return kind if isinstance(kind, type) else None


def named(text: str) -> list[type]:
    """The classes of the model that a text names, or those that they stand for."""
    return [kind for kind in map(_named, OUR_NAMES.finditer(text)) if kind is not None]


def _renamed(found: re.Match[str]) -> str:
    kind = _named(found)
    return found[0] if kind is None else fully_known_as(kind)


def real_names(text: str) -> str:
    """A text that C code has made, naming the classes that those of the model stand for."""
    return OUR_NAMES.sub(_renamed, text)


def with_real_names(error: Exception) -> Exception:
    """The exception of a C function, with the real names in its message."""
    if error.args and isinstance(error.args[0], str) and OUR_MODULES in error.args[0]:
        error.args = (real_names(error.args[0]), *error.args[1:])
    return error


def bear_real_names() -> None:
    """Name the classes of the model as CPython's messages name those that they stand for, whoever writes the message."""
    for kind in ours():
        kind.__name__ = known_as(kind)
        real = counterpart(kind)
        if hasattr(real, "__class_getitem__"):  # Queue[int]
            kind.__class_getitem__ = classmethod(GenericAlias)  # type: ignore[attr-defined]
        for name, method in vars(kind).items():
            known = getattr(getattr(real, name, None), "__qualname__", None)
            if real is not None and isinstance(method, FunctionType) and isinstance(known, str):
                method.__qualname__ = known


def modelled(kind: type) -> bool:
    """Whether a class replaces one of Python's."""
    return kind in ours() or kind.__module__ in REWRITTEN_MODULES


def identity(owner: Any, name: str) -> Any:
    """What a class or a function of ours answers when it is asked for its name, its module or its documentation.

    Raises:
        KeyError: it is not one of ours.
        LookupError: it is, and nothing is known of the real one.
    """
    kind = owner if isinstance(owner, type) else type(owner)
    if modelled(kind) and (kind is owner or name in ("__doc__", "__module__")):
        real = counterpart(kind)
        if real is None or kind is not owner and name == "__doc__" and real.__doc__ is None:
            raise LookupError(name)
        return getattr(real, name)
    module = getattr(owner, "__module__", None)
    if name in ("__doc__", "__module__") and isinstance(module, str) and module.startswith(OUR_MODULES) and kind is FunctionType:
        raise LookupError(name)
    raise KeyError(name)


def lack(owner: Any, name: str) -> str | None:
    """What is missing, in French, if the real counterpart of `owner` has an attribute `name`; None otherwise."""
    if isinstance(owner, ModuleType):
        try:
            real = importlib.import_module(owner.__name__)
        except ImportError:
            return None
        return f"{owner.__name__}.{name}" if hasattr(real, name) else None
    if isinstance(owner, type) and owner in ours():
        return f"l'attribut {name} de {word(owner)}" if has(owner, name) else None
    for base in type(owner).__mro__:
        if counterpart(base) is None:
            continue
        if name.startswith("_") and not name.endswith("__"):
            return f"l'attribut interne {name} de {word(base)}"
        if has(base, name):
            return f"l'attribut {name} de {SHOWN.get(word(base), word(base))}"
    return None


def counterpart(base: type) -> type | None:
    """The real class that a class of the model stands for; None for any other class."""
    rewritten = REWRITTEN_MODULES.get(base.__module__)
    if rewritten is not None:
        return _rewritten(rewritten, word(base))
    return _counterpart(base) if base in ours() else None


@cache
def _rewritten(module: str, name: str) -> type | None:
    """The class of the standard library that a class of `entrelacs.lowered` rewrites."""
    return getattr(importlib.import_module(module), name, None)


def stands_for(module: str) -> str | None:
    """The module of Python that a module of the model says that it stands for (``STANDS_FOR``), or the folder that it is in."""
    while module != MODELLED_MODULES.rstrip("."):
        said = getattr(sys.modules[module], "STANDS_FOR", None)
        if said is not None:
            return str(said)
        module = module.rpartition(".")[0]
    return None


@cache
def _counterpart(base: type) -> type | None:
    real = COUNTERPARTS.get(word(base))
    module = stands_for(base.__module__) if base.__module__.startswith(MODELLED_MODULES) else None
    if real is None and module is not None:
        real = getattr(importlib.import_module(module), ALIASES.get(word(base), word(base)), None)
        if real is not None and not isinstance(real, type):  # threading.Lock is a function before CPython 3.13, RLock still is
            real = type(real())
    return real


def has(base: type, name: str) -> bool:
    """Whether the real counterpart of a modelled class, or what it makes, has an attribute `name`."""
    real = counterpart(base)
    return real is not None and (hasattr(real, name) or name in given(real))


def takes_more(owner: Any, name: str) -> bool:
    """Whether an object of the model refuses an attribute `name` that the real one would take, as it takes any."""
    kind = type(owner)
    if kind not in ours() or hasattr(owner, "__dict__") or hasattr(kind, name):
        return False
    real = counterpart(kind)
    return real is not None and real.__dictoffset__ != 0


@cache
def given(real: type) -> frozenset[str]:
    """The attributes that the methods of a class give to its instances."""
    methods = [method for base in real.__mro__ for method in vars(base).values() if isinstance(method, FunctionType)]
    return frozenset(step.argval for method in methods for step in dis.get_instructions(method) if step.opname == "STORE_ATTR")


def visible(cls: type, name: str, whole: type | None = None) -> bool:
    """Whether a program may see that `cls` has an attribute `name`: of a class of ours, only what its counterpart has.

    `whole` is the class of the object, when it inherits from `cls`.
    """
    return cls not in ours() or (_visible(cls, name) if whole is None else _shown(whole, name))


@cache
def _visible(cls: type, name: str) -> bool:
    return not hasattr(cls, name) or _shown(cls, name)


def _shown(cls: type, name: str) -> bool:
    special = name.startswith("__") and name.endswith("__")
    return special or issubclass(cls, BaseException) or any(has(base, name) for base in cls.__mro__)


def reserved(cls: type, names: Iterable[str]) -> str | None:
    """What forbids a class of the program, or its instances, to have attributes of these names, in French.

    CPython's classes call methods of their own that a subclass may redefine, and the model does not; the model has attributes
    of its own, that CPython's classes have not.
    """
    bases = [base for base in cls.__mro__ if counterpart(base) is not None]
    if bases and bases[0] is cls and cls.__module__ in REWRITTEN_MODULES:
        return None  # one of ours
    for name in names if bases else ():
        if name.startswith("__"):
            continue
        real = any(has(base, name) for base in bases)
        own = any(name in vars(base) for base in cls.__mro__ if base in ours() or base.__module__ in REWRITTEN_MODULES)
        if real and not own and (name.startswith("_") or bases[0].__module__ in REWRITTEN_MODULES):
            owner = word(bases[0])
            if name == "_stop":
                owner = f"{owner} (avant Python 3.13, join() l'appelle : votre programme y échouerait)"
            return f"{name}, nom interne de {owner}, ne peut pas être redéfini : cela n'est pas modélisé, choisissez-en un autre"
        if own and not real:
            return f"{name} est un nom que le modèle de {word(bases[0])} garde pour lui : choisissez-en un autre"
    return None
