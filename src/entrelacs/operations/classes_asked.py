"""Classes that are asked about: ``isinstance``, ``issubclass``, a base, a pattern.

The model writes some classes of CPython as functions (``map``, ``operator.attrgetter``), some functions as Python's own where CPython's
are written in C, and ``threading.Lock`` as a class, which it is from CPython 3.13 on only.  What such an answer would depend on is
refused.
"""

from __future__ import annotations

import dis
import re
import sys
import threading
import types
from collections.abc import Generator, Iterable, Mapping
from functools import lru_cache
from itertools import islice
from types import FunctionType, MethodType, NoneType
from typing import Any

from ..bounds.kinds import word
from ..bounds.ours import LOWERED_MODULES, OUR_MODULES
from ..bounds.refusals import Unsupported
from .functions import defined
from .generators import ITERATORS_IN_C, UserGenerator
from .lacks import counterpart
from .misfits import counterpart_of

FUNCTION_KINDS = frozenset((types.FunctionType, types.BuiltinFunctionType, types.MethodType, type))
"""What a function of the model is, or is not, otherwise than the one that it stands for."""
NO_CLASSES: dict[Any, Any] = {type(made()): made for made in ((threading.RLock,) if sys.version_info >= (3, 13) else (threading.Lock, threading.RLock))}
"""The types whose name in `threading` is that of a function, and this function."""
NAMES_FUNCTION = re.compile(r"\b(function|method)\b")
NAMES_TYPE = re.compile(r"\btype\b(?!\(s\)|s\b| ')")
"""What CPython's messages say of a value that is a function, a class."""
CALLED = frozenset("a b base cls function kind kinds made method native real".split())
"""What an operation calls, and the classes that it looks at, as it names them; the rest is what it was given."""
OPERATORS = ("BINARY_", "COMPARE_", "CONTAINS_", "UNARY_")
READING = ("LOAD_FAST", "LOAD_GLOBAL", "LOAD_NAME", "LOAD_DEREF")
OF_PYTHON_CODE = frozenset(("__annotations__", "__class__", "__defaults__", "__kwdefaults__", "__type_params__"))
"""What a function written in Python says of itself, and a function or a class written in C does not, or not in this way."""


def of_the_model(value: Any) -> bool:
    """Whether a value is a function that the model gives for one of Python's."""
    if not isinstance(value, FunctionType):
        return False
    module = defined(value).__globals__.get("__name__", "")
    return module.startswith(OUR_MODULES) and not module.startswith(LOWERED_MODULES)


def as_in_python(value: Any) -> Any:
    """What operators and ``x[…]`` are given in the place of `value`: of a lock, before it was a class, CPython's function.

    Raises `Unsupported` for a function of the model, which may stand for a class (``map | None``) or for a function in C.
    """
    if isinstance(value, type):
        return NO_CLASSES.get(counterpart(value), value)
    check_words((value,))
    return value


def check_words(values: Iterable[Any]) -> None:
    """C code speaks of the kind of these values. Raises `Unsupported` if one is a function of the model: its kind is not the real one's."""
    for value in values:
        function = getattr(value, "__func__", value)
        if of_the_model(function):
            raise Unsupported(f"{function.__name__} est ici une fonction du modèle, et non celle de Python : elle ne peut qu'être appelée, ou donnée à qui l'appelle")


def check_said(text: str, values: Iterable[Any]) -> None:
    """C code has refused these values in these words. Raises `Unsupported` if what it says of their kinds is not what it would say of the real ones."""
    if NAMES_FUNCTION.search(text):
        check_words(values)
    if NAMES_TYPE.search(text):
        for value in values:
            if isinstance(value, type) and type(NO_CLASSES.get(real := counterpart(value), real)) not in (type, NoneType):
                raise Unsupported(f"{word(value)} n'est pas faite dans le modèle comme dans Python : elle ne peut servir ici (faites-le autrement)")


def check_raised(error: TypeError | AttributeError, filename: str, replaced: Mapping[Any, Any]) -> None:
    """Something has refused values of the program, of `filename`, in these words. Raises `Unsupported` as `check_said`.

    An operator of its code that needs no operation tells its operands by its place; an operation holds what it was given, beside
    functions of its own. `replaced` gives what is called instead of functions of Python's.
    """
    text = str(error)
    if not (NAMES_FUNCTION.search(text) or NAMES_TYPE.search(text)):
        return
    line, values, last = None, [], error.__traceback__
    while last is not None:
        if last.tb_frame.f_code.co_filename == filename:
            line, values = last.tb_lineno, _operands(last) if last.tb_next is None else []
        else:
            held = [value for name, value in last.tb_frame.f_locals.items() if name not in CALLED]
            parts = [part for value in held for part in (value if type(value) in (tuple, list) else (value,))]
            values += [part for part in parts if may_be_given(part, replaced)]
        last = last.tb_next
    try:
        check_said(text, values)
    except Unsupported as refusal:
        raise Unsupported(refusal.reason, line) from None


def may_be_given(value: Any, replaced: Mapping[Any, Any]) -> bool:
    """Whether the program may have given a value that an operation holds: a function of ours, or a method, only if it takes the place of one of Python's."""
    if isinstance(value, MethodType):
        return counterpart_of(value.__func__, (value.__self__,), replaced) is not None
    return not of_the_model(value) or counterpart_of(value, (), replaced) is not None


@lru_cache(maxsize=16)  # a loop may raise at each turn
def _readings(code: types.CodeType) -> list[tuple[tuple[Any, ...], tuple[Any, ...], tuple[str, ...]]]:
    """Where a code reads variables: the beginning and the end of each place (line, column), and their names."""
    found: list[tuple[tuple[Any, ...], tuple[Any, ...], tuple[str, ...]]] = []
    for made in dis.get_instructions(code):
        place = made.positions
        if place is not None and made.opname.startswith(READING):
            names = made.argval if isinstance(made.argval, tuple) else (made.argval,)
            found.append(((place.lineno, place.col_offset), (place.end_lineno, place.end_col_offset), names))
    return found


def _operands(last: types.TracebackType) -> list[Any]:
    """The variables that the operator where an exception began has read; none if it is no operator."""
    frame = last.tb_frame
    if not dis.opname[frame.f_code.co_code[last.tb_lasti]].startswith(OPERATORS):
        return []
    within = next(islice(frame.f_code.co_positions(), last.tb_lasti // 2, None))
    begin, end = within[0::2], within[1::2]
    names = [name for first, to, read in _readings(frame.f_code) if begin <= first and to <= end for name in read]
    shared = {**frame.f_builtins, **frame.f_globals}
    known = {name: value for name, value in shared.items() if not name.startswith("$")} | frame.f_locals  # not the operations
    return [known[name] for name in names if name in known]


def check_attribute(function: Any, name: str) -> None:
    """Look at an attribute that is asked of a function. Raises `Unsupported` where one of the model does not answer as the real one."""
    if (name in OF_PYTHON_CODE or not hasattr(function, name)) and of_the_model(function):
        check_words((function,))


def check_kind(kind: Any, use: str) -> None:
    """Raises `Unsupported` for what takes the place of a class and is none. `use` is what for, in French."""
    if of_the_model(kind):
        raise Unsupported(f"{kind.__name__} est ici une fonction du modèle, et non la classe de Python : elle ne peut servir {use} (faites-le autrement)")
    if isinstance(kind, type) and counterpart(kind) in NO_CLASSES:
        raise Unsupported(f"{word(kind)} n'est pas une classe dans toutes les versions de Python : elle ne peut servir {use} (faites-le autrement)")


def check_instance(value: Any, kinds: Any, /) -> None:
    """Look at what ``isinstance`` is asked. Raises `Unsupported`."""
    for kind in flat(kinds):
        check_kind(kind, "dans isinstance()")
        differs = kind in FUNCTION_KINDS and (of_the_model(value) or isinstance(value, type) and counterpart(value) in NO_CLASSES)
        if differs or isinstance(value, UserGenerator) and value.library and kind in (UserGenerator, Generator):
            raise Unsupported(f"cet objet n'est pas fait dans le modèle comme dans Python : isinstance(…, {word(kind)}) n'y est pas modélisé (demandez-le autrement)")


def check_subclass(cls: Any, kinds: Any, /) -> None:
    """Look at what ``issubclass`` is asked. Raises `Unsupported`."""
    for kind in (cls, *flat(kinds)):
        check_kind(kind, "dans issubclass()")


def check_iterator(value: Any) -> None:
    """Look at a value of which ``type`` is to give the class. Raises `Unsupported`."""
    if type(value) in ITERATORS_IN_C.values():
        raise Unsupported(f"la classe d'un objet {type(value).__name__} n'est pas modélisée : demandez-le autrement")


def flat(kinds: Any) -> list[Any]:
    """The classes of a tuple, of a list, of a union, of tuples of them."""
    several = kinds if isinstance(kinds, tuple | list) else getattr(kinds, "__args__", ()) if isinstance(kinds, types.UnionType) else ()
    return [one for kind in several for one in flat(kind)] if several else [kinds]
