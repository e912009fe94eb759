"""What the standard library really has: asked of this Python, for a project that it has not imported yet."""

from __future__ import annotations

import ast
import builtins
import importlib
import warnings
from collections.abc import Callable
from functools import cache
from typing import Any

LOUD = frozenset(("antigravity", "this"))
"""The modules that do something one sees as soon as they are imported."""


@cache
def found(name: str) -> Any:
    """What a full name designates, as ``threading.Lock``. Raises ``AttributeError`` or ``ImportError`` when there is nothing."""
    parts = name.split(".")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        held: Any = importlib.import_module(parts[0])
        for end, part in enumerate(parts[1:], 2):
            if not hasattr(held, part) and hasattr(held, "__path__"):
                importlib.import_module(".".join(parts[:end]))
            held = getattr(held, part)
    return held


def present(name: str) -> bool:
    """Whether the library has something of this full name."""
    try:
        found(name)
    except (AttributeError, ImportError):
        return False
    return True


def works(name: str, call: ast.Call) -> bool:
    """Whether a call of the library, given nothing but constants, raises nothing."""
    try:
        found(name)(*map(ast.literal_eval, call.args), **{part.arg: ast.literal_eval(part.value) for part in call.keywords if part.arg})
    except Exception:
        return False
    return all(part.arg for part in call.keywords)


class Anything:
    """Stands for a class of the project, in an annotation."""

    def __class_getitem__(cls, part: Any) -> type:
        return cls


def evaluates(node: ast.expr, denotes: Callable[[ast.expr], str]) -> bool:
    """Whether an annotation that only combines types raises nothing; a class of the project may be given any parameter."""
    names = {part.id for part in ast.walk(node) if isinstance(part, ast.Name) and not hasattr(builtins, part.id)}
    try:
        told = {name: denotes(ast.Name(name, ast.Load())) for name in names}
        held = {name: found(whole) if whole else Anything for name, whole in told.items()}
        eval(ast.unparse(node), held)
    except Exception:
        return False
    return True
