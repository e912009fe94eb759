"""Modules that are not Python's, which whoever explores says to be pure: they are what they are, each of their functions one step.

His word is not all: a program gets nothing of them that waits or starts threads, may change nothing in them, and what they keep from one
call to the next is seen in the end.
"""

from __future__ import annotations

import importlib
import types
from collections import OrderedDict, defaultdict, deque
from collections.abc import Collection
from typing import Any

from ..bounds.refusals import Unsupported
from ..execution.kernel import current
from ..lowering.allowed import within
from ..operations.reach import SCALARS, immutable

HELD = frozenset((list, dict, set, deque, defaultdict, OrderedDict))
PLAIN = (*SCALARS, tuple, frozenset)


class PureModules:
    """Those of one exploration."""

    def __init__(self, standard: Collection[str]):
        self.standard = standard
        """The modules of the library that only compute."""
        self.real: dict[str, tuple[types.ModuleType, dict[str, Any]]] = {}
        """Each, with what it held when it was first imported."""

    def load(self, name: str) -> types.ModuleType:
        """What a program may have of the module `name`. Raises `Unsupported` when it cannot be imported."""
        try:
            real = importlib.import_module(name)
        except Exception as error:
            raise Unsupported(f"le module {name}, dit pur, ne s'importe pas ({type(error).__name__} : {error})") from None
        machine = current()
        machine.allowed.add(name)
        self.real[name] = real, held(real)
        module = types.ModuleType(name, real.__doc__)
        for key, value in vars(real).items():
            if not (key.startswith("__") and key.endswith("__")) and self.harmless(value):
                setattr(module, key, value)
                if type(value) in HELD:
                    machine.borrowed[id(value)] = f"{name}.{key}"
        return module

    def harmless(self, value: Any) -> bool:
        """Whether a program may have something that a pure module holds: what only computes, or is of such a module."""
        kind = type(value)
        if isinstance(value, types.ModuleType):
            return False
        if kind in PLAIN or kind in HELD or immutable(kind):
            return True
        home = getattr(value, "__module__", None) if isinstance(value, type) or callable(value) else kind.__module__
        return isinstance(home, str) and (home == "builtins" or home in self.standard or within(home, current().program.pure))

    def check(self) -> None:
        """Raise `Unsupported` for what a module has kept since it was imported: an execution would depend on those before it."""
        for name, (real, before) in self.real.items():
            now = held(real)
            changed = [key for key in {**before, **now} if key not in before or key not in now or before[key] != now[key]]
            if changed:
                raise Unsupported(f"le module {name}, dit pur, a changé pendant l'exploration ({', '.join(sorted(changed))}) : il n'est pas pur, retirez-le de pure")


def held(real: types.ModuleType) -> dict[str, Any]:
    """What a module holds: its variables, and in turn all that they hold, as far as Python code can change it."""
    return {key: shown(value, set()) for key, value in vars(real).items() if not key.startswith("__") and not isinstance(value, types.ModuleType)}


def shown(value: Any, seen: set[int]) -> Any:
    """A value, to be compared with what it is later: by its identity where nothing more is known of it."""
    kind = type(value)
    if kind in SCALARS:
        return kind, repr(value)
    if id(value) in seen or isinstance(value, type) or callable(value):
        return kind, id(value)
    seen.add(id(value))
    found: list[Any] = [kind, id(value)]
    if isinstance(value, dict):
        found += [(shown(key, seen), shown(item, seen)) for key, item in dict.items(value)]
    elif kind in HELD or kind is tuple:
        found += [shown(item, seen) for item in value]
    attributes = getattr(value, "__dict__", None)
    if isinstance(attributes, dict):
        found += [(key, shown(item, seen)) for key, item in attributes.items()]
    return found
