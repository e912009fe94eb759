"""The built-in names of the program: those that are modelled, and those that are refused."""

from __future__ import annotations

import builtins
import decimal
import itertools
import operator
from types import CodeType, FunctionType, ModuleType, TracebackType
from typing import Any

from ..bounds.refusals import Unsupported
from ..execution.kernel import Closing, current
from ..execution.unseen import Unseen
from ..lowering.allowed import BUILTINS
from ..operations import growth
from ..operations.classes_asked import check_instance, check_subclass
from ..operations.generators import EndOfIteration
from ..operations.hashes import check_hash
from ..operations.identity import different, same
from ..operations.protocols import answered
from .addresses import id_
from .attributes import attrgetter, delattr_, getattr_, hasattr_, methodcaller, setattr_
from .iterating import (
    ARRANGING,
    arranging,
    by_program,
    check_heap,
    collection,
    copied_items,
    heap_swap,
    hold,
    items_of,
    iter_,
    list_,
    next_,
)
from .printing import print_

CALLBACKS = ("sorted", "max", "min", "map", "filter")
ITERATIONS = ("sum", "any", "all", "enumerate", "zip")
REFUSED = {
    "input": ("lit le clavier", "écrivez la réponse dans le programme"),
    "open": ("ouvre un fichier", "employez io.StringIO, ou une liste de lignes"),
    "exec": ("exécute du texte", "écrivez ce code dans le programme"),
    "eval": ("évalue du texte", "écrivez cette expression dans le programme"),
    "compile": ("compile du texte", "écrivez ce code dans le programme"),
    "globals": ("rend le dictionnaire des variables globales", "nommez la variable, ou rangez les valeurs dans un dictionnaire à vous"),
    "locals": ("rend le dictionnaire des variables locales", "nommez la variable, ou rangez les valeurs dans un dictionnaire à vous"),
    "vars": ("rend le dictionnaire des attributs d'un objet", "lisez l'attribut par son nom, ou par getattr()"),
    "breakpoint": ("ouvre le débogueur", "retirez cet appel"),
    "memoryview": ("montre la mémoire d'un objet sans le copier", "employez bytes(), qui copie"),
    **dict.fromkeys(("help", "copyright", "credits", "license"), ("s'adresse à qui est au clavier", "retirez cet appel")),
}
"""The built-in functions that an exploration refuses: what they do, and what to write instead."""


def len_(value: Any, /) -> Any:
    operations = current().operations
    method = operations.special(value, "__len__")
    if method is not None:
        return answered(type(value), "__len__", operations.call(None, method, value), len)
    return operations.call_native(operations.called, len, (value,), {})


def str_(*arguments: Any, **keywords: Any) -> Any:
    if len(arguments) != 1 or keywords:
        return str(*arguments, **keywords)
    return current().operations.text(None, arguments[0], str)


def repr_(value: Any, /) -> Any:
    return current().operations.text(None, value, repr)


def hash_(value: Any, /) -> Any:
    operations = current().operations
    method = operations.special(value, "__hash__")
    owner = next(base for base in type(value).__mro__ if "__hash__" in vars(base))
    ours = "_modelled" in vars(owner) and owner not in current().classes and not isinstance(value, Unseen)
    if method is not None and not ours:
        return answered(type(value), "__hash__", operations.call(None, method, value), hash)
    if type(value).__hash__ is None:
        return hash(value)  # raises as CPython does
    check_hash(value, current().program.filename)
    return hash(value)


def whole_number(value: Any) -> Any:
    """``operator.index(value)``."""
    method = current().operations.special(value, "__index__")
    return operator.index(value) if method is None else current().operations.call(None, method, value)


HELPERS = {
    "hold": hold, "whole_number": whole_number, "check_heap": check_heap, "copied_items": copied_items, "items_of": items_of, "by_program": by_program, "heap_swap": heap_swap,
}  # fmt: skip
"""What the prelude needs beside built-in functions."""


def refusal(name: str, reason: str, instead: str) -> Any:
    def refuse(*arguments: Any, **keywords: Any) -> Any:
        raise Unsupported(f"{name}() {reason} : cela ne peut pas être exploré ({instead})")

    refuse.__name__ = refuse.__qualname__ = name  # whoever prints it reads the name of what is refused
    return refuse


def dir_(*arguments: Any) -> Any:
    if not arguments:
        raise Unsupported("dir() sans argument rend les variables locales : cela ne peut pas être exploré (donnez-lui un objet)")
    return current().operations.call_native(None, dir, arguments, {})


def exit_(code: Any = None) -> None:
    raise SystemExit(code)


class Interrupt(KeyboardInterrupt):
    """``KeyboardInterrupt`` in the explored program: it may be named, not made. The real one stops the exploration."""

    def __new__(cls, *arguments: object) -> Interrupt:
        raise Unsupported("KeyboardInterrupt vient du clavier : un programme qui la lève n'est pas modélisé")


Interrupt.__name__ = Interrupt.__qualname__ = "KeyboardInterrupt"


def modelled_builtins() -> dict[str, Any]:
    """The built-in names of the program (the compiled prelude comes on top)."""
    names = {
        name: value
        for name, value in vars(builtins).items()
        if name in BUILTINS or isinstance(value, type) and issubclass(value, BaseException)
    }
    names.update(
        print=print_, next=next_, iter=iter_, len=len_, id=id_, repr=repr_, getattr=getattr_,
        hasattr=hasattr_, setattr=setattr_, delattr=delattr_, StopIteration=EndOfIteration, hash=hash_,
        exit=exit_, quit=exit_, dir=dir_, GeneratorExit=Closing, KeyboardInterrupt=Interrupt,
    )  # fmt: skip
    for name, value in names.items():
        if isinstance(value, FunctionType):
            value.__name__ = value.__qualname__ = name
    names.update({name: refusal(name, *told) for name, told in REFUSED.items()})
    return names


def bounded(function: Any, check: Any) -> Any:
    """A native function whose arguments are looked at first."""

    def call(*arguments: Any, **keywords: Any) -> Any:
        try:
            check(*arguments, **keywords)
        except TypeError:
            pass  # `function` says it better
        operations = current().operations
        return operations.call_native(operations.called, function, arguments, keywords)

    return call


def replacements() -> dict[Any, Any]:
    """The C functions and types whose call is modelled (the names themselves stay)."""
    return {
        isinstance: bounded(isinstance, check_instance), issubclass: bounded(issubclass, check_subclass),
        str: str_, list: list_, **{function: bounded(function, check) for function, check in growth.NATIVE.items()},
        **{kind: collection(kind) for kind in (tuple, set, frozenset)},
        # Among the names it stays the real one: Python imports through it, for ``from __future__`` and in C (typing's).
        builtins.__import__: refusal("__import__", "importe un module calculé", "écrivez import et son nom"),
        **{
            function: refusal(function.__name__, "donne le contexte de calcul de ce fil", "employez un Context(prec=…) à vous")
            for function in (decimal.getcontext, decimal.setcontext, decimal.localcontext)
        },
        operator.is_: same, operator.is_not: different, operator.attrgetter: attrgetter, operator.methodcaller: methodcaller,
        **{getattr(itertools, name): arranging(getattr(itertools, name)) for name in ARRANGING},
        **{made: refusal(made.__name__, "fabrique du code ou un module", "écrivez-le dans le programme") for made in (CodeType, FunctionType, ModuleType, TracebackType)},
    }  # fmt: skip
