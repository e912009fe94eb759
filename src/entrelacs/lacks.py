"""What CPython has and the model lacks: to be refused, never taken for a fault of the program.

A modelled module or object that misses a name would raise ``AttributeError`` in the explored program, and that would pass for
a failure. `lack` compares it with the real one.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from functools import cache
from types import FunctionType, ModuleType
from typing import Any

REAL = {
    "asyncio": "asyncio", "threading": "threading", "queue": "queue", "futures": "concurrent.futures",
    "contextlib": "contextlib", "random": "random", "time": "time",
    **dict.fromkeys(("barrier", "condition", "event", "local", "locks", "semaphore", "threads"), "threading"),
}  # fmt: skip
"""The modules of `entrelacs.model`, and those that they stand for."""
ALIASES = {"Loop": "BaseEventLoop"}


def lack(owner: Any, name: str) -> str | None:
    """What is missing, in French, if the real counterpart of `owner` has an attribute `name`; None otherwise."""
    if isinstance(owner, ModuleType):
        try:
            real = importlib.import_module(owner.__name__)
        except ImportError:
            return None
        return f"{owner.__name__}.{name}" if hasattr(real, name) else None
    for base in type(owner).__mro__:
        if not modelled(base):
            continue
        if name.startswith("_") and not name.endswith("__"):
            return f"l'attribut interne {name} de {base.__name__}"
        if has(base, name):
            return f"l'attribut {name} de {base.__name__}"
    return None


def modelled(base: type) -> bool:
    package, _, stem = base.__module__.rpartition(".")
    return package == "entrelacs.model" and stem in REAL


@cache
def has(base: type, name: str) -> bool:
    """Whether the real counterpart of a modelled class, or what it makes, has an attribute `name`."""
    module = importlib.import_module(REAL[base.__module__.rpartition(".")[2]])
    real = getattr(module, ALIASES.get(base.__name__, base.__name__), None)
    if real is None:
        return False
    if not isinstance(real, type):  # threading.Lock is a function before CPython 3.13, RLock still is
        real = type(real())
    made = real.__init__.__code__.co_names if isinstance(real.__init__, FunctionType) else ()
    return hasattr(real, name) or name in made


def reserved(cls: type, names: Iterable[str]) -> str | None:
    """What forbids a class of the program, or its instances, to have attributes of these names, in French.

    CPython's classes call methods of their own that a subclass may redefine, and the model does not; the model has attributes
    of its own, that CPython's classes have not.
    """
    bases = [base for base in cls.__mro__ if modelled(base)]
    for name in names if bases else ():
        if name.startswith("__"):
            continue
        real, ours = any(has(base, name) for base in bases), any(name in vars(base) for base in bases)
        if real and not ours and name.startswith("_"):
            return f"{name}, nom interne de {bases[0].__name__}, ne peut pas être redéfini : cela n'est pas modélisé"
        if ours and not real:
            return f"{name} est un nom que le modèle de {bases[0].__name__} garde pour lui : choisissez-en un autre"
    return None
