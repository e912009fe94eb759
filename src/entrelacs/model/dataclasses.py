"""The modelled part of `dataclasses`: what reads the annotations of a class written as texts.

CPython looks for ``ClassVar`` and ``InitVar`` in the module of the class, found by its name in ``sys.modules``. The module of an
explored class is the explored program, which is not there: under the name ``__main__`` stands whoever runs the explorer.
"""

from __future__ import annotations

import dataclasses
import sys
import types
from types import FunctionType, ModuleType, SimpleNamespace
from typing import Any

from ..execution.kernel import current


def explored() -> ModuleType:
    """The module of the program, as `dataclasses` reads it: the modules that it holds are the real ones."""
    module = ModuleType("__main__")
    for name, value in list(current().namespace.items()):
        vars(module)[name] = sys.modules.get(value.__name__, value) if isinstance(value, ModuleType) else value
    return module


class Modules:
    """``sys.modules``, with the program in the place of the explorer's host."""

    def get(self, name: str, default: Any = None) -> Any:
        return explored() if name == "__main__" else sys.modules.get(name, default)

    def __getitem__(self, name: str) -> Any:
        return explored() if name == "__main__" else sys.modules[name]

    def __contains__(self, name: str) -> bool:
        return name in sys.modules


def _functions() -> dict[str, Any]:
    """The functions of the real module, that look for modules elsewhere."""
    content = {**vars(dataclasses), "sys": SimpleNamespace(**{**vars(sys), "modules": Modules()})}
    for name, value in vars(dataclasses).items():
        if isinstance(value, FunctionType) and value.__globals__ is vars(dataclasses):
            copy = types.FunctionType(value.__code__, content, name, value.__defaults__, value.__closure__)
            copy.__kwdefaults__, copy.__doc__ = value.__kwdefaults__, value.__doc__
            content[name] = copy
    return content


MADE = _functions()
PUBLIC = {name: MADE[name] for name in ("dataclass", "make_dataclass")}
