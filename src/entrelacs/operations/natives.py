"""Calls of functions and methods written in C: one step, as long as nobody can be in the middle.

A function of the library that is written in Python is called in `entrelacs.operations.library_calls`; one that the explorer does
otherwise, ``sorted`` with a key for example, is in `Operations.replaced`: its steps are those of `entrelacs.model.prelude`.
"""

from __future__ import annotations

import copy
import json
import math
from array import array
from collections import OrderedDict, defaultdict, deque
from collections.abc import Callable, Generator, Hashable, Iterable
from functools import partial
from types import FunctionType, GeneratorType, MappingProxyType
from typing import Any

from ..bounds.faults import PACKAGE
from ..bounds.ours import OUR_MODULES
from ..bounds.refusals import Unsupported
from ..execution.kernel import Op, drive
from ..execution.unseen import LOOKING_DEEP, Unseen, refuse_inside
from ..lowering.allowed import OF_WHICH_MODULE, check_address
from . import growth
from .base import Base
from .classes_asked import check_kind
from .containers import LOCKED_WITH
from .generators import UserGenerator
from .hashes import ORDERLESS, check_inside, check_order, check_sorting
from .iteration import sources
from .lacks import named, real_names
from .reach import COLLECTIONS, CONTAINERS, ITERATING_MODULES, READERS, SCALARS, iterates, only_reads, proxied, reached
from .tasting import taste_of

SHOWING = (str, repr, ascii, format)
ONE_STEP = frozenset((len, bool, isinstance, issubclass, callable, type, id, hash, iter, reversed, getattr, hasattr, dir))
"""C functions that look into one object at one moment, or into none."""
COPYING = frozenset((list, dict, sorted))
"""C functions that copy lists, tuples, sets, dictionaries and their views under their locks."""
READING_ITEMS = frozenset((tuple, set, frozenset, bytes, bytearray, max, min))
"""C functions that read the items of an iterable one after the other."""
FROM_KEYS = frozenset((dict.fromkeys, OrderedDict.fromkeys, defaultdict.fromkeys))
JSON = (json.dump, json.dumps)
COMPARING_ITEMS = frozenset((sorted, max, min))
ASKED_FIRST: dict[Any, tuple[str, ...]] = {
    dict: ("keys",), defaultdict: ("keys",), OrderedDict: ("keys", "items"), bytes: ("__bytes__", "__index__"), bytearray: ("__index__",),
}  # fmt: skip
"""What C functions ask of a value before its items."""
ACCELERATED = frozenset(("_heapq", "_bisect"))
"""Modules written in C that the library also has in Python."""


class Natives(Base):
    """The part of the operations that calls C code."""

    def call_native(self, site: Any, function: Any, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        """A function written in C, or in Python outside the program: one atomic step.

        Raises `Unsupported` when it would look at what is not modelled.
        """
        everything = (*arguments, *keywords.values())
        growth.method(function, everything)
        for argument in everything:
            if type(argument) not in SCALARS:
                break
        else:
            return self.made(site, function(*arguments, **keywords))
        if isinstance(function, type) and issubclass(function, dict):
            shown = tuple(proxied(value) if type(value) is MappingProxyType else value for value in arguments)
            if any(map(self.asked_by_keys, shown)):
                return self.filled(site, function, shown, keywords)
        if function is reversed and len(arguments) == 1 and not keywords:
            method = self.special(arguments[0], "__reversed__")
            if method is not None:
                return self.call(site, method, arguments[0])
        for argument in everything:
            if isinstance(argument, UserGenerator):
                if function in SHOWING:
                    raise Unsupported("afficher un générateur montre une adresse, qui change à chaque exécution : affichez ce qu'il donne")
                if function is copy.copy:
                    raise TypeError("cannot pickle 'generator' object")
            if iterates(function) and any(argument is value for value in arguments) and self.given_by_items(function, argument):
                return self.call_listed(site, function, arguments, keywords)
            if isinstance(argument, Unseen) and function not in Unseen.handed:
                raise Unsupported(argument.reason)
        if self.machine.hides and getattr(function, "__module__", None) in LOOKING_DEEP:
            refuse_inside(everything)
        try:
            orderless, comparing = function in ORDERLESS, function in COMPARING_ITEMS
        except TypeError:
            orderless = comparing = False
        if comparing:
            for value in everything:
                check_sorting(value, keywords.get("key") is not None)
        elif not orderless:
            check_order(*everything)
        if function in JSON and keywords.get("default") in (list, tuple):
            check_inside(arguments)
        self.check_written(getattr(function, "__name__", ""), everything)
        keys = reached(everything, self.machine)
        consumed = [] if function in ONE_STEP else self.consumed(everything)
        if not keys and not consumed:
            return self.apply(site, function, arguments, keywords)
        writes = not only_reads(function) or bool(consumed)
        return self.native(site, function, [*keys, *consumed], writes, everything, arguments, keywords)

    def consumed(self, values: Iterable[Any]) -> list[Hashable]:
        """The iterators written in C, among values given to C code, that another thread asks for items too: they are moved on."""
        machine = self.machine
        keys: list[Hashable] = [
            ("iterator", machine.location(value))
            for value in values
            if hasattr(type(value), "__next__") and type(value) not in machine.classes and not isinstance(value, UserGenerator)
        ]
        return [] if machine.note_accesses(keys, True) else keys

    def native(
        self, site: Any, function: Any, keys: list[Hashable], writes: bool, everything: tuple[Any, ...],
        arguments: tuple[Any, ...], keywords: dict[str, Any],
    ) -> Any:  # fmt: skip
        """A function written outside the program that touches the locations `keys`."""
        if function in ONE_STEP:
            if function is reversed:
                return self.touching(site, keys, False, self.backwards, arguments, keywords)
            return self.touching(site, keys, writes, function, arguments, keywords)
        first = next(value for value in everything if type(value) not in SCALARS)
        cut, trusts = None, None
        if getattr(function, "__module__", None) in ACCELERATED:
            cut = self.pure(function, arguments, keywords)
            if any(map(self.calls_back, everything)):
                return cut()
            if not any(map(self.compared_in_python, everything)):
                cut = None
        if cut is not None:
            pass
        elif function in READING_ITEMS or getattr(function, "__name__", "") == "join" or function in FROM_KEYS and type(first) not in LOCKED_WITH - {list} or function in COPYING and type(first) not in LOCKED_WITH and not (function is dict and isinstance(first, dict)):
            cut = partial(self.call_listed, site, function, arguments, keywords, True)
        elif function in COPYING:
            return self.touching(site, keys, writes, function, arguments, keywords)
        elif type(function) is not FunctionType and not (function in COMPARING_ITEMS and self.compared_in_python(first)) or function is json.dumps and keywords.get("indent") is None:
            trusts = name_of(function)
        return self.whole(site, first, keys, writes, function, arguments, keywords, cut, trusts=trusts)

    def call_bound(
        self, site: Any, owner: Any, function: Any, arguments: tuple[Any, ...], keywords: dict[str, Any]
    ) -> Any:
        """A method of a C type, already bound to its object."""
        name = function.__name__
        if isinstance(owner, COLLECTIONS):
            return self.container_method(site, owner, name, arguments, keywords, function)
        if type(owner) in self.machine.classes:
            if name == "__setattr__" and len(arguments) == 2:
                return self.set_plain(site, owner, *arguments)
            if name == "__init__":
                return function(*arguments, **keywords)
        everything = (owner, *arguments, *keywords.values())
        self.check_written(name, everything)
        keys = reached(everything, self.machine)
        trusts = name_of(function)
        consumed = self.consumed(everything)
        keys += consumed
        return self.whole(site, owner, keys, name not in READERS or bool(consumed), function, arguments, keywords, None, trusts=trusts)

    def pure(self, function: Any, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Callable[[], Any]:
        """The same function, as the library has it in Python."""
        steps = self.machine.base["$prelude"].get(function.__name__) or self.library.lowered(function)
        if steps is None:
            raise Unsupported(f"{name_of(function)} n'a pas ici sa version en Python : son déroulement ne peut pas être découpé")
        return partial(self.call, None, steps, *arguments, **keywords)

    def given_by_items(self, function: Any, value: Any) -> bool:
        """Whether C code asks code in Python for the items of a value, and for nothing else of it."""
        if type(value) not in self.machine.classes and not self.of_program(value) and not takes_items(function):
            return False
        held = getattr(value, "__dict__", ())
        return self.lists(value) and not any(name in held or hasattr(type(value), name) for name in asked_first(function))

    def asked_by_keys(self, value: Any) -> bool:
        """Whether C code that makes a dictionary of a value asks code in Python for its keys, then for the item of each."""
        return type(value) not in SCALARS and self.lists(value) and hasattr(type(value), "keys")

    def filled(self, site: Any, kind: Any, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Generator[Op, Any, Any]:
        """``dict(mapping)`` and the like, where code in Python gives the keys and the items: nobody else sees the new dictionary yet."""
        made = self.machine.own(("filled", site), kind.__new__(kind))
        yield from drive(self.container_method(site, made, "__init__", arguments, keywords))
        return self.machine.own(site, made)

    def backwards(self, value: Any) -> Any:
        """``reversed(value)``, whose reads of `value` are known."""
        iterator = reversed(value)
        self.reads(iterator, sources(value, self.machine))
        return iterator

    def call_listed(
        self, site: Any, function: Any, arguments: tuple[Any, ...], keywords: dict[str, Any], containers: bool = False
    ) -> Generator[Op, Any, Any]:
        """Exhaust the generators of the program first: C code cannot stop in the middle of them. So with `containers`, if wanted."""
        values = list(arguments)
        index = 0
        while index < len(values):
            if self.given_by_items(function, values[index]) or containers and type(values[index]) in CONTAINERS:
                taste = taste_of(function, values, index)
                values[index] = yield from self.listed(values[index], taste)
                if taste is not None and taste.failed and isinstance(getattr(function, "__self__", None), (set, frozenset)):
                    del values[index + 1 :]  # it will raise before it looks at them
            index += 1
        if containers:
            owner = getattr(function, "__self__", None)  # of a method: it reads its own container too
            keys = reached((*values, owner) if isinstance(owner, COLLECTIONS) else values, self.machine)
            consumed = self.consumed(values)
            keys += consumed
            writes = bool(consumed) or isinstance(owner, COLLECTIONS) and function.__name__ not in READERS
            return (yield from drive(self.touching(site, keys, writes, function, tuple(values), keywords)))
        return (yield from drive(self.call_native(site, function, tuple(values), keywords)))

    def made(self, site: Any, value: Any) -> Any:
        """Name what a native call has just made; a generator of the library is run at one go."""
        if type(value) is GeneratorType:
            if value.gi_code.co_filename.startswith(PACKAGE):
                raise Unsupported("du code C appelle ici une opération du modèle : son déroulement ne peut pas être découpé")
            value = iter(list(value))
        if type(value) is str:
            if OUR_MODULES in value or " at 0x" in value:
                value = self.without_addresses(value)
            if "__main__." in value and self.machine.program.joined:
                raise Unsupported(OF_WHICH_MODULE)
        if type(value) in CONTAINERS and id(value) not in self.machine.owned:
            self.machine.own(site, value)
        return self.adopted(site, value) if isinstance(value, type) else value


    def without_addresses(self, text: str) -> str:
        """A text that C code has made, with the real names of our classes. Refuses what shows an address, or a class that has no real name."""
        if OUR_MODULES in text:
            kinds = named(text)
            if kinds and OUR_MODULES in self.machine.program.source:
                raise Unsupported(f"« {OUR_MODULES} » est ici le nom du modèle : le programme ne peut pas l'écrire lui-même")
            for kind in kinds:
                check_kind(kind, "à écrire un type")
            text = real_names(text)
        check_address(text)
        return text


def takes_items(function: Any) -> bool:
    """Whether a C function takes any iterable, and looks at nothing but its items: a class of the library is then one like another."""
    return getattr(function, "__module__", None) not in ITERATING_MODULES or function in (deque, array, math.fsum, math.prod)


def asked_first(function: Any) -> tuple[str, ...]:
    return ASKED_FIRST.get(function, ()) if isinstance(function, type) else ()


def name_of(function: Any) -> str:
    """The name of a C function, as a reader knows it."""
    name = getattr(function, "__qualname__", None) or getattr(function, "__name__", None) or type(function).__name__
    module = getattr(function, "__module__", None)
    return f"{module.removeprefix('_')}.{name}()" if module not in (None, "builtins") else f"{name}()"
