"""``iter``, ``next``, what makes a collection of an iterable, and what the prelude needs for it."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Generator
from functools import partial
from typing import Any

from ..execution.kernel import DRIVEN, Op, current, drive
from ..operations.base import END, UNGIVEN
from ..operations.functions import wrapped
from ..operations.generators import EndOfIteration, UserGenerator
from ..operations.hashes import check_sorting
from ..operations.iteration import Held
from ..operations.lacks import known_as
from ..operations.reach import CONTAINERS

ITERTOOLS = (
    "cycle", "chain", "islice", "takewhile", "dropwhile", "filterfalse", "starmap", "accumulate", "pairwise", "zip_longest",
    "compress", "groupby", *(["batched"] if hasattr(itertools, "batched") else []),
)  # fmt: skip
ARRANGING = ("product", "permutations", "combinations", "combinations_with_replacement")
"""Functions of `itertools` that read all their iterables before they give anything."""
MOST_ARRANGED = 10_000
"""Arrangements that are made at once; beyond, they are as lazy as they are in CPython."""


def hold(iterable: Any, /) -> Generator[Op, Any, Held]:
    """The iterator of `iterable`, asked for now, for the loops of `prelude/`."""
    iterator = yield from drive(current().operations.iter(None, iterable))
    return Held(iterator)


def next_(iterator: Any, default: Any = UNGIVEN, /) -> Generator[Op, Any, Any]:
    operations = current().operations
    if not hasattr(type(iterator), "__next__"):
        raise TypeError(f"'{known_as(type(iterator))}' object is not an iterator")
    if isinstance(iterator, UserGenerator):
        item, more = yield from iterator.resume(None, None)
        if more:
            return item
        if default is not UNGIVEN:
            return default
        raise EndOfIteration(*(() if item is None else (item,)))  # what the generator has returned
    method = operations.special(iterator, "__next__")
    if method is not None:
        try:
            return (yield from drive(operations.call(None, method, iterator)))
        except EndOfIteration:
            if default is not UNGIVEN:
                return default
            raise
    operations.share(iterator)
    item = yield from drive(operations.next(None, iterator))
    if item is END:
        if default is not UNGIVEN:
            return default
        raise EndOfIteration
    return item


class CallIterator:
    """``iter(function, sentinel)``."""

    __slots__ = ("function", "sentinel")
    _modelled = True

    def __init__(self, function: Any, sentinel: Any):
        if not callable(function):
            raise TypeError("iter(v, w): v must be callable")
        self.function, self.sentinel = function, sentinel

    def __iter__(self) -> CallIterator:
        return self

    def _next(self) -> Generator[Op, Any, Any]:
        operations = current().operations
        key = (current().location(self), "function")
        function = yield from drive(operations.read(None, (key,), getattr, self, "function"))
        if function is None:
            raise EndOfIteration
        try:
            value = yield from drive(operations.call(None, function))
        except EndOfIteration:
            ended = True
        else:
            ended = value is self.sentinel or (yield from drive(operations.truthful(None, operations.compare(None, "eq", self.sentinel, value))))
        if ended:
            yield from drive(operations.write(None, (key,), setattr, self, "function", None))
            raise EndOfIteration
        return value

    # C code that asks for an item gets it at one go, as from an iterator of the program.
    __next__ = wrapped(_next, lambda *call: current().operations.atomic(*call))


def iter_(value: Any, sentinel: Any = UNGIVEN, /) -> Any:
    if sentinel is not UNGIVEN:
        return CallIterator(value, sentinel)
    operations = current().operations
    made = operations.iter(None, value)
    if made is not value and not isinstance(made, DRIVEN) and not isinstance(made, UserGenerator):
        current().own("iter", made)
    return made


def list_(iterable: Any = UNGIVEN, /) -> Any:
    operations = current().operations
    site = operations.called
    made = [] if iterable is UNGIVEN else operations.list(None, iterable)
    return operations.made(site, made) if type(made) is list else made


def collection(kind: type) -> Any:
    def make(*arguments: Any, **keywords: Any) -> Any:
        operations = current().operations
        if len(arguments) == 1 and not keywords and operations.lists(arguments[0]):
            return _collected(kind, arguments[0])
        return operations.call_native(None, kind, arguments, keywords)

    return make


def _collected(kind: type, iterable: Any) -> Generator[Op, Any, Any]:
    """``kind(iterable)``, where the program gives the items: each is hashed before the next is asked for."""
    operations = current().operations
    if kind is tuple:
        items = yield from operations.listed(iterable)
        return tuple(items)
    iterator = yield from drive(operations.iter(None, iterable))
    items = []
    made: set[Any] = set()  # nobody else sees it yet
    while True:
        item = yield from drive(operations.next(None, iterator))
        if item is END:
            break
        made.add(item)
        items.append(item)
    if kind is set:
        return made
    # A frozen set is made at once, so that its items lie as CPython lays them; those of the program have said their hashes already.
    return frozenset(made if any(map(operations.calls_back, items)) else items)


def arranging(function: Any) -> Any:
    """A function of `itertools` that keeps copies of what it was given."""

    def make(*iterables: Any, **keywords: Any) -> Generator[Op, Any, Any]:
        operations = current().operations
        pools: list[Any] = []
        index = 0
        while index < len(iterables):
            pool = iterables[index]
            if hasattr(type(pool), "__iter__"):
                pool = yield from operations.listed(pool)
            pools.append(pool)
            index += 1
        made = list(itertools.islice(function(*pools, **keywords), MOST_ARRANGED + 1))
        return iter(made) if len(made) <= MOST_ARRANGED else function(*pools, **keywords)

    make.__name__ = make.__qualname__ = function.__name__
    return make


def by_program(iterable: Any) -> bool:
    """Whether the program gives the items of an iterable."""
    return current().operations.lists(iterable)


def items_of(value: Any) -> Any:
    """The items of an iterable whose least is wanted, read one after the other when another thread could be in the middle."""
    operations = current().operations
    check_sorting(value)
    if type(value) not in CONTAINERS:
        return operations.list(operations.called, value)
    cut = partial(operations.listed, value)
    keys = [current().location(value)]
    return operations.whole(operations.called, value, keys, False, list, (value,), {}, cut)


def slice_of(arguments: tuple[Any, ...]) -> tuple[int, int | None, int]:
    """The bounds that ``islice`` receives, checked by the real one."""
    itertools.islice((), *arguments)
    bounds = slice(*arguments)
    return bounds.start or 0, bounds.stop, bounds.step or 1


def copied_items(value: Any, keyed: bool) -> Any:
    """The items of an iterable that is about to be sorted, in a new list: those of a set in any order."""
    operations = current().operations
    if type(value) in (set, frozenset):
        check_sorting(value, keyed)
        return operations.reading(operations.called, [value], False, list, (value,), {})
    return operations.list(operations.called, value)


def heap_swap(heap: list[Any], one: int, two: int) -> Any:
    operations = current().operations
    return operations.reading(operations.called, [heap], True, swap, (heap, one, two), {})


def swap(items: list[Any], one: int, two: int) -> None:
    items[one], items[two] = items[two], items[one]


def check_heap(name: str, heap: Any) -> None:
    """Raise what a function of `heapq`, written in C, raises of what is no list."""
    if not isinstance(heap, list):
        function = getattr(heapq, name)
        function(heap) if name in ("heapify", "heappop") else function(heap, None)
