"""What CPython has and the model lacks: to be refused, never taken for a fault of the program.

A modelled module or object that misses a name would raise ``AttributeError`` in the explored program, and that would pass for
a failure. `lack` compares it with the real one.
"""

from __future__ import annotations

import importlib
from types import FunctionType, ModuleType
from typing import Any

REAL = {
    "asyncio": "asyncio", "threading": "threading", "queue": "queue", "futures": "concurrent.futures",
    "contextlib": "contextlib", "random": "random", "time": "time",
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
        package, _, stem = base.__module__.rpartition(".")
        if package != "entrelacs.model" or stem not in REAL:
            continue
        if name.startswith("_") and not name.endswith("__"):
            return f"l'attribut interne {name} de {base.__name__}"
        real = getattr(importlib.import_module(REAL[stem]), ALIASES.get(base.__name__, base.__name__), None)
        if real is None:
            continue
        if not isinstance(real, type):  # threading.Lock is a function before CPython 3.13, RLock still is
            real = type(real())
        made = real.__init__.__code__.co_names if isinstance(real.__init__, FunctionType) else ()
        if hasattr(real, name) or name in made:
            return f"l'attribut {name} de {base.__name__}"
    return None
