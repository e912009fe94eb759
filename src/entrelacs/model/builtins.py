"""The modelled built-in functions, and those that call back the program.

`PRELUDE` is ordinary Python, compiled like the program itself: a callback given to ``sorted``,
``map`` or ``functools.reduce`` can then be interrupted in the middle like any other function.
"""

from __future__ import annotations

import builtins
import decimal
import heapq
import itertools
import operator
import pprint
from collections.abc import Generator, Hashable
from functools import partial
from types import CodeType, FunctionType, ModuleType
from typing import Any

from ..bounds.refusals import Unsupported
from ..execution.kernel import ALWAYS, DRIVEN, Closing, Op, caught, current, drive
from ..execution.unseen import Unseen
from ..lowering.allowed import BUILTINS, FORMATTING, check_name, check_path
from ..operations import growth
from ..operations.hashes import check_hash
from ..operations.identity import check_identity, different, same
from ..operations.operations import EndOfIteration, Held, UserGenerator
from ..operations.protocols import answered, known_as
from ..operations.reach import CONTAINERS

PRELUDE = '''
def sorted(iterable, /, *, key=None, reverse=False):
    items = copied_items(iterable)
    if key is None:
        return native_sorted(items, reverse=reverse)
    keys = [key(item) for item in items]
    return [items[i] for i in native_sorted(range(len(items)), key=keys.__getitem__, reverse=reverse)]

def _best(function, arguments, key, default):
    if key is None:
        items = items_of(arguments[0]) if len(arguments) == 1 else [*arguments]
        return function(items) if items or default is missing else default
    best = top = missing
    for item in arguments[0] if len(arguments) == 1 else arguments:
        value = key(item)
        if top is missing or function(range(2), key=(top, value).__getitem__):
            best = item
            top = value
    if top is not missing:
        return best
    return function([]) if default is missing else default

def max(*arguments, key=None, default=missing):
    if key is None and plain(arguments):
        return native_max(*arguments)
    return _best(native_max, arguments, key, default)

def min(*arguments, key=None, default=missing):
    if key is None and plain(arguments):
        return native_min(*arguments)
    return _best(native_min, arguments, key, default)

def sum(iterable, /, start=0):
    total = start
    for item in iterable:
        total = total + item
    return total

def any(iterable, /):
    for item in iterable:
        if item:
            return True
    return False

def all(iterable, /):
    for item in iterable:
        if not item:
            return False
    return True

def map(function, /, *iterables):
    if not iterables:
        raise TypeError("map() must have at least two arguments.")
    if len(iterables) == 1:
        return mapping(function, hold(iterables[0]))
    return starmapping(function, zip(*iterables))

def mapping(function, iterator):
    for item in iterator:
        yield function(item)

def filter(function, iterable, /):
    return filtering(function, hold(iterable))

def filtering(function, iterator):
    for item in iterator:
        if (item if function is None else function(item)):
            yield item

def enumerate(iterable, start=0):
    return enumerating(hold(iterable), whole_number(start))

def enumerating(iterator, index):
    for item in iterator:
        yield (index, item)
        index = index + 1

def zip(*iterables, strict=False):
    return zipping([iter(iterable) for iterable in iterables], strict)

def zipping(iterators, strict):
    while iterators:
        row = []
        for iterator in iterators:
            item = next(iterator, missing)
            if item is missing:
                if strict:
                    check_lengths(iterators, len(row))
                return
            row.append(item)
        yield (*row,)

def check_lengths(iterators, index):
    if index:
        raise ValueError(f"zip() argument {index + 1} is shorter than argument{earlier(index)}")
    index = 1
    while index < len(iterators):
        if next(iterators[index], missing) is not missing:
            raise ValueError(f"zip() argument {index + 1} is longer than argument{earlier(index)}")
        index = index + 1

def earlier(index):
    return " 1" if index == 1 else f"s 1-{index}"

def reduce(function, iterable, /, initial=missing):
    value = initial
    for item in iterable:
        value = item if value is missing else function(value, item)
    if value is missing:
        raise TypeError("reduce() of empty iterable with no initial value")
    return value

def results(futures, timeout):
    try:
        for future in futures:
            yield future.result(timeout)
    finally:
        for future in futures:
            future.cancel()

def cached(function, key_of, find, store, clear, info, parameters):
    def cached(*arguments, **keywords):
        key = key_of(arguments, keywords)
        value = find(key)
        if value is missing:
            value = function(*arguments, **keywords)
            store(key, value)
        return value
    update_wrapper(cached, function)
    cached.cache_clear = clear
    cached.cache_info = info
    cached.cache_parameters = parameters
    return cached

def cache(function, /):
    return cached(function, *new_cache(None, False))

def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return cached(maxsize, *new_cache(128, typed))
    return lambda function: cached(function, *new_cache(maxsize, typed))

def as_completed(fs, timeout=None):
    pending = distinct(fs)
    total = len(pending)
    early = already_done(pending)
    while pending:
        future = next_done(early or pending, None if early else timeout, len(pending), total)
        pending.remove(future)
        if early:
            early.remove(future)
        yield future

def cycle(iterable, /):
    return cycling(hold(iterable))

def cycling(iterator):
    items = []
    for item in iterator:
        yield item
        items.append(item)
    while items:
        for item in items:
            yield item

def chain(*iterables):
    return chaining(hold(iterables))

def from_iterable(iterables, /):
    return chaining(hold(iterables))

def chaining(iterables):
    for iterable in iterables:
        for item in iterable:
            yield item

def islice(iterable, /, *arguments):
    start, stop, step = slice_of(arguments)
    return slicing(hold(iterable), start, stop, step)

def slicing(iterator, start, stop, step):
    index = 0
    if stop is not None and stop <= start:
        for item in iterator:
            if index >= stop:
                return
            index = index + 1
        return
    for item in iterator:
        if index >= start and (index - start) % step == 0:
            yield item
        index = index + 1
        if stop is not None and index >= stop:
            return

def takewhile(predicate, iterable, /):
    return taking(predicate, hold(iterable))

def taking(predicate, iterator):
    for item in iterator:
        if not predicate(item):
            return
        yield item

def dropwhile(predicate, iterable, /):
    return dropping(predicate, hold(iterable))

def dropping(predicate, iterator):
    low = True
    for item in iterator:
        if low and predicate(item):
            continue
        low = False
        yield item

def filterfalse(predicate, iterable, /):
    return refusing(predicate, hold(iterable))

def refusing(predicate, iterator):
    for item in iterator:
        if not (item if predicate is None else predicate(item)):
            yield item

def starmap(function, iterable, /):
    return starmapping(function, hold(iterable))

def starmapping(function, iterator):
    for items in iterator:
        yield function(*items)

def accumulate(iterable, function=None, *, initial=None):
    return accumulating(hold(iterable), function, initial)

def accumulating(iterator, function, total):
    started = total is not None
    if started:
        yield total
    for item in iterator:
        if not started:
            total = item
            started = True
        else:
            total = total + item if function is None else function(total, item)
        yield total

def pairwise(iterable, /):
    return pairing(hold(iterable))

def pairing(iterator):
    previous = missing
    for item in iterator:
        if previous is not missing:
            yield (previous, item)
        previous = item

def zip_longest(*iterables, fillvalue=None):
    return zipping_longest([iter(iterable) for iterable in iterables], fillvalue)

def zipping_longest(iterators, fillvalue):
    active = len(iterators)
    while active:
        row = []
        index = 0
        while index < len(iterators):
            item = fillvalue
            if iterators[index] is not missing:
                item = next(iterators[index], missing)
                if item is missing:
                    iterators[index] = missing
                    active = active - 1
                    if not active:
                        return
                    item = fillvalue
            row.append(item)
            index = index + 1
        yield (*row,)

def compress(data, selectors):
    return compressing(zip(data, selectors))

def compressing(pairs):
    for item, chosen in pairs:
        if chosen:
            yield item

def batched(iterable, n, *, strict=False):
    if n < 1:
        raise ValueError("n must be at least one")
    return batching(hold(iterable), n, strict)

def batching(iterator, n, strict):
    row = []
    for item in iterator:
        row.append(item)
        if len(row) == n:
            yield (*row,)
            row = []
    if row and strict:
        raise ValueError("batched(): incomplete batch")
    if row:
        yield (*row,)

def tee(iterable, n=2, /):
    if n < 0:
        raise ValueError("n must be >= 0")
    iterator = iter(iterable)
    waiting = [[] for _ in range(n)]
    return (*[tee_one(iterator, mine, waiting) for mine in waiting],)

def tee_one(iterator, mine, waiting):
    while True:
        if not mine:
            item = next(iterator, missing)
            if item is missing:
                return
            for other in waiting:
                other.append(item)
        yield mine.pop(0)

def groupby(iterable, key=None):
    return grouping({"iterator": iter(iterable), "group": 0, "value": missing, "key": missing}, key)

def grouping(now, key):
    group_advance(now, key)
    while now["value"] is not missing:
        now["group"] = now["group"] + 1
        wanted = now["key"]
        yield (wanted, group_members(now, key, wanted, now["group"]))
        while now["value"] is not missing and now["key"] == wanted:
            group_advance(now, key)

def group_advance(now, key):
    value = next(now["iterator"], missing)
    now["value"] = value
    if value is not missing:
        now["key"] = value if key is None else key(value)

def group_members(now, key, wanted, group):
    while now["group"] == group and now["value"] is not missing and now["key"] == wanted:
        yield now["value"]
        if now["group"] == group:
            group_advance(now, key)

def heappush(heap, item, /):
    check_heap("heappush", heap)
    heap.append(item)
    heap_rise(heap, 0, len(heap) - 1)

def heappop(heap, /):
    check_heap("heappop", heap)
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    return heap_replaced(heap, last)

def heapreplace(heap, item, /):
    check_heap("heapreplace", heap)
    if not heap:
        raise IndexError("index out of range")
    return heap_replaced(heap, item)

def heappushpop(heap, item, /):
    check_heap("heappushpop", heap)
    if not heap or not heap[0] < item:
        return item
    if not heap:
        raise IndexError("index out of range")
    return heap_replaced(heap, item)

def heapify(heap, /):
    check_heap("heapify", heap)
    position = len(heap) // 2
    while position > 0:
        position = position - 1
        heap_sink(heap, position)

def heap_replaced(heap, item):
    first = heap[0]
    heap[0] = item
    heap_sink(heap, 0)
    return first

def heap_rise(heap, start, position):
    size = len(heap)
    while position > start:
        parent = (position - 1) >> 1
        smaller = heap[position] < heap[parent]
        heap_unchanged(heap, size)
        if not smaller:
            return
        heap_swap(heap, position, parent)
        position = parent

def heap_sink(heap, position):
    size = len(heap)
    start = position
    while position < size >> 1:
        child = 2 * position + 1
        if child + 1 < size:
            if not heap[child] < heap[child + 1]:
                child = child + 1
            heap_unchanged(heap, size)
        heap_swap(heap, position, child)
        position = child
    heap_rise(heap, start, position)

def heap_unchanged(heap, size):
    if len(heap) != size:
        raise RuntimeError("list changed size during iteration")

def by_index(value):
    index = 0
    while True:
        try:
            item = value[index]
        except IndexError:
            return
        yield item
        index = index + 1
'''

CALLBACKS = ("sorted", "max", "min", "map", "filter")
ITERATIONS = ("sum", "any", "all", "enumerate", "zip")
ITERTOOLS = (
    "cycle", "chain", "islice", "takewhile", "dropwhile", "filterfalse", "starmap", "accumulate", "pairwise", "zip_longest",
    "compress", "tee", "groupby", *(["batched"] if hasattr(itertools, "batched") else []),
)  # fmt: skip
ARRANGING = ("product", "permutations", "combinations", "combinations_with_replacement")
"""Functions of `itertools` that read all their iterables before they give anything."""
MOST_ARRANGED = 10_000
"""Arrangements that are made at once; beyond, they are as lazy as they are in CPython."""
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


class Print(Op):
    """Print a line: one atomic step."""

    __slots__ = ("site", "text")
    lasts = True

    def __init__(self, text: str):
        self.text = text

    def keys(self) -> tuple[Hashable, ...]:
        return ("stdout",)

    def execute(self, choice: str) -> None:
        current().write(self.text)

    def words(self, done: bool = False, result: Any = None) -> str:
        return f"affiche « {self.text.removesuffix(chr(10))} »"


def print_(*values: object, sep: str | None = None, end: str | None = None, file: Any = None, flush: bool = False) -> Any:
    machine = current()
    for name, text in (("sep", sep), ("end", end)):
        if text is not None and not isinstance(text, str):
            raise TypeError(f"{name} must be None or a string, not {known_as(type(text))}")
    if file is None and machine.redirects:
        file = yield from drive(machine.operations.stdout(0))
    if type(file) in machine.classes:
        return (yield from print_to(file, values, sep, end, flush))
    parts: list[str] = []
    index = 0
    while index < len(values):
        value = values[index]
        if isinstance(value, Unseen) and isinstance(file, Stream) and file._name == "stderr":
            value = value.stand_in()
        problem = None
        try:
            text = value if type(value) is str else (yield from drive(machine.operations.text(None, value, str)))
        except GeneratorExit:
            raise
        except caught() as error:
            problem = error
        if problem is not None:  # what came before is written all the same
            if parts:
                yield from print_(*parts, "", sep=sep, end="", file=file)
            raise problem
        parts.append(text)
        index += 1
    if isinstance(file, Stream) and file._name == "stderr":
        return None
    if file is not None and not isinstance(file, Stream):
        return (yield from drive(machine.operations.method(0, file, "write", joined(parts, sep, end))))
    operation = Print(joined(parts, sep, end))
    if machine.quiet("stdout", True) and not machine.may_be_cut_off():
        return machine.perform(operation, "")
    if machine.split_print:
        written = pieces(parts, sep, end)
        while written:
            yield from Print(written.pop(0))
        return None
    return (yield from operation)


def print_to(file: Any, values: tuple[object, ...], sep: str | None, end: str | None, flush: bool) -> Generator[Op, Any, None]:
    """``print`` to an object of the program: its ``write`` is called for each value, what stands between them, and the end."""
    operations = current().operations
    index = 0
    while index < len(values):
        if index:
            yield from drive(operations.method(0, file, "write", " " if sep is None else sep))
        text = yield from drive(operations.text(None, values[index], str))
        yield from drive(operations.method(0, file, "write", text))
        index += 1
    yield from drive(operations.method(0, file, "write", "\n" if end is None else end))
    if flush:
        yield from drive(operations.method(0, file, "flush"))


def joined(parts: list[str], sep: str | None, end: str | None) -> str:
    return (" " if sep is None else sep).join(parts) + ("\n" if end is None else end)


def pieces(parts: list[str], sep: str | None, end: str | None) -> list[str]:
    """What ``print`` writes, one after the other."""
    between, last = " " if sep is None else sep, "\n" if end is None else end
    written = [text for part in parts for text in (between, part)][1:]
    return [text for text in (*written, last) if text]


class Stream:
    """``sys.stdout`` or ``sys.stderr``."""

    __slots__ = ("_name",)
    _modelled = True

    def __init__(self, name: str):
        self._name = name

    def write(self, text: str) -> Any:
        if self._name == "stderr":
            return len(text.stand_in() if isinstance(text, Unseen) else text)
        return self._write(text)

    def _write(self, text: str) -> Generator[Op, Any, int]:
        machine = current()
        if machine.quiet("stdout", True) and not machine.may_be_cut_off():
            machine.write(text)
        else:
            yield from Print(text)
        return len(text)

    def writelines(self, lines: Any) -> Generator[Op, Any, None]:
        texts = yield from current().operations.listed(lines)
        while texts:
            yield from drive(self.write(texts.pop(0)))

    def isatty(self) -> bool:
        return False

    def writable(self) -> bool:
        return True

    def reconfigure(self, **options: Any) -> None:
        pass

    @property
    def encoding(self) -> str:
        return "utf-8"

    def flush(self) -> None:
        pass


class cached_property:
    """``functools.cached_property``, without the lock that it had before Python 3.12."""

    __slots__ = ("attrname", "func")
    _modelled = True

    def __init__(self, func: Any):
        self.func, self.attrname = func, None

    def __set_name__(self, owner: type, name: str) -> None:
        self.attrname = name

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        return self if instance is None else self._compute(instance)

    def _compute(self, instance: Any) -> Generator[Op, Any, Any]:
        operations = current().operations
        value = yield from drive(operations.call(None, self.func, instance))
        yield from drive(operations.setattr(0, instance, self.attrname, value))
        return value


def hold(iterable: Any, /) -> Generator[Op, Any, Held]:
    """The iterator of `iterable`, asked for now, for the loops of `PRELUDE`."""
    iterator = yield from drive(current().operations.iter(0, iterable))
    return Held(iterator)


def next_(iterator: Any, /, *default: Any) -> Generator[Op, Any, Any]:
    operations = current().operations
    if not hasattr(type(iterator), "__next__"):
        raise TypeError(f"'{known_as(type(iterator))}' object is not an iterator")
    if isinstance(iterator, UserGenerator):
        item, more = yield from iterator.resume(None, None)
        if more:
            return item
        if default:
            return default[0]
        raise EndOfIteration(*(() if item is None else (item,)))  # what the generator has returned
    method = operations.special(iterator, "__next__")
    if method is not None:
        try:
            return (yield from drive(operations.call(0, method, iterator)))
        except EndOfIteration:
            if default:
                return default[0]
            raise
    operations.share(iterator)
    item = yield from drive(operations.next(0, iterator))
    if item is operations.end:
        if default:
            return default[0]
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

    def __next__(self) -> Generator[Op, Any, Any]:
        operations = current().operations
        key = (current().location(self), "function")
        function = yield from drive(operations.read(0, (key,), getattr, self, "function"))
        if function is None:
            raise EndOfIteration
        try:
            value = yield from drive(operations.call(None, function))
        except EndOfIteration:
            ended = True
        else:
            ended = value is self.sentinel or (yield from drive(operations.truthful(0, operations.compare(0, "eq", self.sentinel, value))))
        if ended:
            yield from drive(operations.write(0, (key,), setattr, self, "function", None))
            raise EndOfIteration
        return value


def iter_(value: Any, /, *sentinel: Any) -> Any:
    if sentinel:
        return CallIterator(value, *sentinel)
    operations = current().operations
    made = operations.iter(0, value)
    if made is not value and not isinstance(made, DRIVEN) and not isinstance(made, UserGenerator):
        current().own("iter", made)
    return made


def len_(value: Any, /) -> Any:
    operations = current().operations
    method = operations.special(value, "__len__")
    if method is not None:
        return answered(type(value), "__len__", operations.call(None, method, value), len)
    return operations.call_native(operations.called, len, (value,), {})


class Place(Op):
    """Ask for the address of an object for the first time: it may be below or above those that are known already."""

    __slots__ = ("value",)

    def __init__(self, value: Any):
        self.value = value

    def keys(self) -> tuple[Hashable, ...]:
        return ("addresses",)

    def choices(self) -> tuple[str, ...]:
        ids = current().ids
        return ALWAYS if not ids or id(self.value) in ids else tuple(map(str, range(len(ids) + 1)))

    def execute(self, choice: str) -> int:
        ids = current().ids
        if id(self.value) not in ids:
            if len(ids) == MOST_ADDRESSES:
                raise Unsupported(
                    f"id() de plus de {MOST_ADDRESSES} objets : leurs adresses peuvent être dans tous les ordres, trop pour être tous "
                    "explorés (donnez un numéro à chaque objet)"
                )
            below = [0, *sorted(number for number, _ in ids.values())]
            rank = int(choice or 0)
            above = below[rank + 1] if rank + 1 < len(below) else below[rank] + SPACE
            ids[id(self.value)] = ((below[rank] + above) // 2, self.value)
        return ids[id(self.value)][0]

    def words(self, done: bool = False, result: Any = None) -> str:
        return "lit une adresse" + (f" : {result}" if done else "")


MOST_ADDRESSES = 4
SPACE = 1 << 32
"""Between the numbers that stand for addresses, there is room for others."""


def id_(value: Any, /) -> Any:
    """A number that identifies an object. Only its order among the others can be told: every order is explored."""
    current().invented.add("id()")
    check_identity(value)
    known = current().ids.get(id(value))
    return Place(value) if known is None else known[0]


def str_(*arguments: Any, **keywords: Any) -> Any:
    if len(arguments) != 1 or keywords:
        return str(*arguments, **keywords)
    return current().operations.text(None, arguments[0], str)


def repr_(value: Any, /) -> Any:
    return current().operations.text(None, value, repr)


def hash_(value: Any, /) -> Any:
    operations = current().operations
    method = operations.special(value, "__hash__")
    if method is not None:
        return answered(type(value), "__hash__", operations.call(None, method, value), hash)
    check_hash(value, current().program.filename)
    return hash(value)


def whole_number(value: Any) -> Any:
    """``operator.index(value)``."""
    method = current().operations.special(value, "__index__")
    return operator.index(value) if method is None else current().operations.call(None, method, value)


def check_heap(name: str, heap: Any) -> None:
    """Raise what a function of `heapq`, written in C, raises of what is no list."""
    if not isinstance(heap, list):
        function = getattr(heapq, name)
        function(heap) if name in ("heapify", "heappop") else function(heap, None)


def getattr_(owner: Any, name: str, /, *default: Any) -> Any:
    check_name(name)
    if not isinstance(name, str):
        getattr(None, name)  # raises
    return _getattr(owner, name, default) if default else current().operations.getattr(0, owner, name)


def _getattr(owner: Any, name: str, default: tuple[Any, ...]) -> Generator[Op, Any, Any]:
    try:
        return (yield from drive(current().operations.getattr(0, owner, name)))
    except AttributeError:
        return default[0]


def hasattr_(owner: Any, name: str, /) -> Generator[Op, Any, bool]:
    check_name(name)
    if not isinstance(name, str):
        getattr(None, name)  # raises
    try:
        yield from drive(current().operations.getattr(0, owner, name))
    except AttributeError:
        return False
    return True


def setattr_(owner: Any, name: str, value: Any, /) -> Any:
    check_name(name)
    return current().operations.setattr(0, owner, name, value)


def delattr_(owner: Any, name: str, /) -> Any:
    check_name(name)
    return current().operations.delattr(0, owner, name)


def attrgetter(*paths: Any) -> operator.attrgetter:
    """``operator.attrgetter``: its names are computed, and read in C."""
    for path in paths:
        check_path(path)
    return operator.attrgetter(*paths)


def methodcaller(*arguments: Any, **keywords: Any) -> operator.methodcaller:
    check_name(arguments[0] if arguments else None)
    if arguments and arguments[0] in FORMATTING:
        raise Unsupported("operator.methodcaller ne peut pas appeler format() : écrivez une f-string")
    return operator.methodcaller(*arguments, **keywords)


def pprint_(value: Any, stream: Any = None, *arguments: Any, **keywords: Any) -> Generator[Op, Any, None]:
    text = yield from drive(current().operations.call_native(None, pprint.pformat, (value, *arguments), keywords))
    yield from drive(print_(text, file=stream))

def list_(*arguments: Any) -> Any:
    return current().operations.list(0, arguments[0]) if arguments else []


def collection(kind: type) -> Any:
    def make(*arguments: Any, **keywords: Any) -> Any:
        operations = current().operations
        if arguments and operations.special(arguments[0], "__iter__") is not None and not isinstance(arguments[0], dict):
            return _collected(kind, arguments, keywords)
        return operations.call_native(None, kind, arguments, keywords)

    return make


def _collected(kind: type, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Generator[Op, Any, Any]:
    items = yield from current().operations.listed(arguments[0])
    return kind(items, *arguments[1:], **keywords)


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


def items_of(value: Any) -> Any:
    """The items of an iterable, read one after the other when another thread could be in the middle."""
    operations = current().operations
    if type(value) not in CONTAINERS:
        return operations.list(operations.called or 0, value)
    cut = partial(operations.listed, value)
    keys = [current().location(value)]
    return operations.whole(operations.called, value, keys, False, list, (value,), {}, cut)


def slice_of(arguments: tuple[Any, ...]) -> tuple[int, int | None, int]:
    """The bounds that ``islice`` receives, checked by the real one."""
    itertools.islice((), *arguments)
    bounds = slice(*arguments)
    return bounds.start or 0, bounds.stop, bounds.step or 1


def heap_swap(heap: list[Any], one: int, two: int) -> Any:
    operations = current().operations
    return operations.reading(operations.called, [heap], True, swap, (heap, one, two), {})


def swap(items: list[Any], one: int, two: int) -> None:
    items[one], items[two] = items[two], items[one]


def copied_items(value: Any) -> Any:
    """The items of an iterable that is about to be sorted, in a new list: those of a set in any order."""
    operations = current().operations
    if type(value) in (set, frozenset):
        return operations.reading(operations.called, [value], False, list, (value,), {})
    return operations.list(operations.called or 0, value)


HELPERS = {
    "hold": hold, "whole_number": whole_number, "check_heap": check_heap, "copied_items": copied_items, "items_of": items_of, "heap_swap": heap_swap,
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
        **{made: refusal(made.__name__, "fabrique du code ou un module", "écrivez-le dans le programme") for made in (CodeType, FunctionType, ModuleType)},
    }  # fmt: skip


