"""Arguments that do not fit: what CPython says of them.

A function of the model refuses what its own signature does not admit. CPython's function, called with as many arguments, tells
whether it refuses them too, and in which words; what it would take, the model lacks.
"""

from __future__ import annotations

import importlib
import inspect
import re
import threading
from collections.abc import Callable, Mapping
from types import FunctionType
from typing import Any

from ..bounds.kinds import word
from ..bounds.ours import MODELLED_MODULES, OUR_MODULES
from ..bounds.refusals import Unsupported
from .lacks import REWRITTEN_MODULES, counterpart, modelled, stands_for, with_real_names

ABOUT_ARGUMENTS = re.compile(
    r"(takes|expected|must have|needs) (no|exactly|at least|at most|from|\d)|takes no|missing|required|invalid keyword argument"
    r"|unexpected keyword|multiple values|given by name|as keyword|positional"
)
"""What CPython's messages say when they are about how many arguments there are, or their names."""
PRELUDE = OUR_MODULES + "prelude"
PRELUDE_HOMES = ("functools", "itertools", "asyncio", "concurrent.futures")
"""The modules, beside the built-in names, whose functions are written in the prelude."""
MAKERS: dict[type, Callable[[], Any]] = {type(made()): made for made in (threading.Lock, threading.RLock)}


class Anything:
    """Takes the place of an argument: whatever looks at it fails."""


def misfit(error: TypeError, function: Any, arguments: tuple[Any, ...], keywords: Mapping[str, Any], replaced: Mapping[Any, Any]) -> TypeError:
    """What the call of a function or of a class of the model raises, its `error` in CPython's words.

    `replaced` gives what is called instead of functions of Python's. Raises `Unsupported` where CPython takes these arguments.
    """
    entered = error.__traceback__ is not None and error.__traceback__.tb_next is not None
    real = None if entered or not ABOUT_ARGUMENTS.search(str(error)) else counterpart_of(function, arguments, replaced)
    if real is None:
        with_real_names(error)
        return error
    said = _refusal(real, arguments[1:] if _method(function, arguments) else arguments, keywords)
    if said is None:
        raise Unsupported(f"cette manière d'appeler {_name(function)} n'est pas modélisée : ôtez l'argument inattendu") from None
    error.args = (said,)
    return error


def _name(function: Any) -> str:
    return word(function) if isinstance(function, type) else function.__name__ + "()"


def _method(function: Any, arguments: tuple[Any, ...]) -> bool:
    return isinstance(function, FunctionType) and "." in function.__qualname__ and "<locals>" not in function.__qualname__ and bool(arguments)


def counterpart_of(function: Any, arguments: tuple[Any, ...], replaced: Mapping[Any, Any]) -> Any:
    """CPython's function, class or bound method that a function or a class of the model stands for; None if it is not known."""
    for real, made in replaced.items():
        if made is function:
            return real
    if _method(function, arguments):
        owner = arguments[0]
        for kind in type(owner).__mro__ if modelled(type(owner)) else ():
            real_kind = counterpart(kind)
            method = getattr(real_kind, function.__name__, None) if isinstance(real_kind, type) else None
            if isinstance(real_kind, type) and method is not None:
                return _bound(real_kind, method, function.__name__)
        return None
    module = function.__module__
    if not isinstance(module, str) or not module.startswith(OUR_MODULES):
        return None
    places = [stands_for(module) if module.startswith(MODELLED_MODULES) else REWRITTEN_MODULES.get(module)]
    if isinstance(function, FunctionType):
        places = [*places, "builtins", *(PRELUDE_HOMES if module == PRELUDE else ())]
    name = word(function) if isinstance(function, type) else function.__name__.rstrip("_")
    homes = [importlib.import_module(place) for place in places if place is not None]
    return next((getattr(home, name) for home in homes if hasattr(home, name)), None)


def _bound(kind: Any, method: Any, name: str) -> Any:
    """A method of CPython's, bound to an object that nobody else has."""
    make = MAKERS.get(kind)
    if make is not None:
        return getattr(make(), name)
    if isinstance(method, FunctionType):
        return method.__get__(Anything())
    try:
        return getattr(kind.__new__(kind), name)
    except Exception:  # a type that nobody can make: what it would say is not known
        return None


def _refusal(real: Any, arguments: tuple[Any, ...], keywords: Mapping[str, Any]) -> str | None:
    """How CPython refuses so many arguments, with these names; None if it takes them, for what one can tell."""
    made: Any = real
    python = getattr(real, "__func__", made.__init__ if isinstance(real, type) else real)
    if isinstance(python, FunctionType):
        signature = inspect.signature(python)
        given = (Anything(), *arguments) if python is not real else arguments
        try:
            signature.bind(*given, **keywords)
        except TypeError:
            try:
                python(*given, **keywords)
            except TypeError as error:
                return str(error)
        return None
    try:
        real(*(Anything() for _ in arguments), **{name: Anything() for name in keywords})
    except TypeError as error:
        return str(error) if ABOUT_ARGUMENTS.search(str(error)) else None
    except Exception:
        return None
    return None
