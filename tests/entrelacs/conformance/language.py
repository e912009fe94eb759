# %% closures with nonlocal
def make():
    count = 0

    def bump(step=1):
        nonlocal count
        count += step
        return count

    return bump


bump = make()
print(bump(), bump(2), make()())

# %% late binding of closures
functions = [lambda: i for i in range(3)]
print([f() for f in functions], [f() for f in [lambda i=i: i for i in range(3)]])

# %% inheritance, super and the method resolution order
class Base:
    def hello(self):
        return ["base"]


class Left(Base):
    def hello(self):
        return ["left"] + super().hello()


class Right(Base):
    def hello(self):
        return ["right"] + super().hello()


class Both(Left, Right):
    def hello(self):
        return ["both"] + super().hello()


print(Both().hello(), [c.__name__ for c in Both.__mro__])

# %% properties, class methods and static methods
class Celsius:
    made = 0

    def __init__(self, degrees):
        self._degrees = degrees
        Celsius.made += 1

    @property
    def fahrenheit(self):
        return self._degrees * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self._degrees = (value - 32) * 5 / 9

    @classmethod
    def freezing(cls):
        return cls(0)

    @staticmethod
    def is_cold(degrees):
        return degrees < 10


c = Celsius.freezing()
c.fahrenheit = 212
print(c._degrees, c.fahrenheit, Celsius.made, Celsius.is_cold(3))

# %% a read-only property
class Fixed:
    @property
    def value(self):
        return 1


try:
    Fixed().value = 2
except AttributeError as error:
    print(type(error).__name__)

# %% special methods
class Bag:
    def __init__(self, *items):
        self.items = list(items)

    def __getitem__(self, index):
        return self.items[index]

    def __setitem__(self, index, value):
        self.items[index] = value

    def __delitem__(self, index):
        del self.items[index]

    def __len__(self):
        return len(self.items)

    def __contains__(self, item):
        return item in self.items

    def __iter__(self):
        for item in self.items:
            yield item

    def __add__(self, other):
        return Bag(*self.items, *other.items)

    def __eq__(self, other):
        return self.items == other.items

    def __repr__(self):
        return f"Bag({self.items})"

    def __call__(self, x):
        return x in self

    def __bool__(self):
        return bool(self.items)


bag = Bag(1, 2, 3)
bag[0] = 9
del bag[1]
print(bag, len(bag), 9 in bag, list(bag), bag + Bag(4), bag == Bag(9, 3), bag(3), bool(Bag()), bag[-1])

# %% augmented assignments on special methods
class Money:
    def __init__(self, cents):
        self.cents = cents

    def __iadd__(self, other):
        self.cents += other
        return self

    def __lt__(self, other):
        return self.cents < other.cents


purse = Money(5)
same = purse
purse += 10
print(same.cents, same is purse, Money(1) < Money(2), sorted([Money(3), Money(1)])[0].cents)

# %% __getattr__ and __setattr__
class Recorder:
    def __init__(self):
        object.__setattr__(self, "log", [])

    def __getattr__(self, name):
        self.log.append("get " + name)
        return 0

    def __setattr__(self, name, value):
        self.log.append(f"set {name} {value}")


r = Recorder()
r.speed = 3
print(r.height, r.log)

# %% context managers of one's own
class Guard:
    def __init__(self, swallow):
        self.swallow = swallow

    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, kind, value, traceback):
        print("exit", kind.__name__ if kind else None, value)
        return self.swallow


with Guard(False) as guard:
    print(guard.swallow)
with Guard(True):
    raise ValueError("swallowed")
try:
    with Guard(False):
        raise KeyError("out")
except KeyError as error:
    print("caught", error)

# %% try, except, else and finally
def divide(a, b):
    try:
        result = a / b
    except ZeroDivisionError:
        return "infinite"
    except TypeError as error:
        return type(error).__name__
    else:
        return result
    finally:
        print("finally")


print(divide(1, 2), divide(1, 0), divide(1, "x"))

# %% return in finally wins, break and continue run it
def wins():
    try:
        return "try"
    finally:
        return "finally"


log = []
for i in range(3):
    try:
        if i == 0:
            continue
        if i == 2:
            break
        log.append(i)
    finally:
        log.append(f"f{i}")
print(wins(), log)

# %% exception chaining
try:
    try:
        raise KeyError("low")
    except KeyError as low:
        raise ValueError("high") from low
except ValueError as error:
    print(repr(error.__cause__), error.__suppress_context__)
try:
    try:
        raise KeyError("first")
    finally:
        raise OSError("second")
except OSError as error:
    print(repr(error.__context__))

# %% a bare raise and the end of the except variable
def again():
    try:
        raise ValueError("again")
    except ValueError as error:
        raise


try:
    again()
except ValueError as caught:
    print(caught)
try:
    caught
except NameError as error:
    print(error)

# %% exception groups
try:
    raise ExceptionGroup("several", [ValueError(1), KeyError(2), ExceptionGroup("in", [ValueError(3)])])
except* ValueError as values:
    print("values", len(values.exceptions))
except* KeyError as keys:
    print("keys", keys.exceptions)

# %% loops with else
for n in (2, 3):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        print(n, "is prime")
k = 0
while k < 2:
    k += 1
else:
    print("while is over", k)

# %% generators: send, throw, close and return
def talk():
    received = yield "first"
    try:
        received = yield f"got {received}"
    except ValueError as error:
        yield f"saw {error}"
    finally:
        print("closing")


g = talk()
print(next(g), g.send("hi"), g.throw(ValueError("oops")))
g.close()


def inner():
    yield 1
    return "done"


def outer():
    result = yield from inner()
    yield result


print(list(outer()))

# %% generator expressions and laziness
log = []


def note(x):
    log.append(x)
    return x


lazy = (note(x) for x in range(3))
print(next(lazy), log, any(x == 1 for x in lazy), log)

# %% iterators of one's own
class Countdown:
    def __init__(self, start):
        self.n = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Countdown(3)), sum(Countdown(4)), max(Countdown(3)), [*Countdown(2)])

# %% comprehensions of every kind
print([x * y for x in range(3) for y in range(x)], {x % 2 for x in range(5)}, {c: ord(c) for c in "ab"})
matrix = [[1, 2], [3, 4]]
print([[row[i] for row in matrix] for i in range(2)], [x for x in range(9) if x % 2 if x > 4])

# %% functions handed to functions
words = ["pear", "fig", "apple"]
print(sorted(words, key=len), sorted(words, key=lambda w: w[-1], reverse=True))
print(list(map(str.upper, words)), list(filter(lambda w: "a" in w, words)), max(words, key=lambda w: (len(w), w)))
print(list(zip(words, range(3))), list(enumerate(words, 1)), list(reversed(words)))

# %% functools
import functools


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(15), functools.reduce(lambda a, b: a * b, [1, 2, 3, 4]), functools.partial(pow, 2)(5))
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))

# %% decorators with and without arguments
import functools


def twice(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return [function(*args, **kwargs), function(*args, **kwargs)]

    return wrapper


def prefix(text):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args):
            return text + function(*args)

        return wrapper

    return decorate


@twice
@prefix("> ")
def greet(name):
    """Say hello."""
    return "hello " + name


print(greet("you"), greet.__name__, greet.__doc__)

# %% dataclasses
import dataclasses


@dataclasses.dataclass(order=True)
class Point:
    x: int
    y: int = 0
    tags: list = dataclasses.field(default_factory=list, compare=False)

    def __post_init__(self):
        self.tags.append("made")

    def norm(self):
        return abs(self.x) + abs(self.y)


p = Point(1, 2)
print(p, p == Point(1, 2), Point(0, 5) < p, dataclasses.replace(p, x=7), p.norm(), dataclasses.asdict(p))


@dataclasses.dataclass(frozen=True, slots=True)
class Fixed:
    value: int


try:
    Fixed(1).value = 2
except dataclasses.FrozenInstanceError as error:
    print(error)

# %% match
import dataclasses


@dataclasses.dataclass
class Point:
    x: int
    y: int


def describe(value):
    match value:
        case 0 | 1:
            return "bit"
        case int(n) if n < 0:
            return f"negative {n}"
        case [first, *rest]:
            return f"list {first} {rest}"
        case {"kind": kind, **others}:
            return f"map {kind} {others}"
        case Point(x=0, y=y):
            return f"on the axis {y}"
        case str() as text:
            return "text " + text
        case _:
            return "other"


for value in (1, -4, [1, 2, 3], {"kind": "k", "z": 1}, Point(0, 3), Point(1, 1), "hi", None):
    print(describe(value))

# %% f-strings, walrus and conditional expressions
n = 42
name = "x"
print(f"{n:>5}|{n!r}|{n=}|{name.upper():_^5}|{n:{'05'}}")
if (half := n // 2) > 20:
    print(half, "big" if half > 30 else "small")
print([y for x in range(4) if (y := x * x) > 1])

# %% unpacking and arguments
def show(a, b=2, *rest, c, d=4, **others):
    return a, b, rest, c, d, others


print(show(1, c=3), show(1, 2, 3, 4, c=5, e=6), show(*[1, 2], **{"c": 3}))
first, *middle, last = range(5)
(a, b), c = (1, 2), 3
a, b = b, a
print(first, middle, last, a, b, c)


def positional(a, /, b, *, c):
    return a + b + c


try:
    positional(a=1, b=2, c=3)
except TypeError as error:
    print("TypeError")

# %% global, del and chained comparison
x = 1


def change():
    global x, made
    x = 2
    made = "here"


change()
print(x, made, 1 < x <= 2 < 3, not x == 2)
del made
try:
    made
except NameError as error:
    print(error)


def local():
    try:
        print(y)
    except UnboundLocalError as error:
        print(type(error).__name__)
    y = 1


local()

# %% slices, nested items and attributes
class Box:
    pass


box = Box()
box.items = [0, 1, 2, 3, 4]
box.items[1:3] = ["a"]
box.table = {"row": [1, 2]}
box.table["row"][0] += 10
box.items[0], box.count = 7, len(box.items)
del box.items[-1]
print(box.items, box.table, box.count, box.items[::2], "abc"[::-1])

# %% class variables and instance variables
class Counter:
    total = 0
    shared = []

    def __init__(self):
        self.own = 0

    def bump(self):
        self.own += 1
        Counter.total += 1
        self.shared.append(self.own)


a, b = Counter(), Counter()
a.bump()
b.bump()
b.bump()
print(a.own, b.own, Counter.total, Counter.shared, a.shared is b.shared)

# %% class bodies run like code
class Table:
    squares = [n * n for n in range(4)]
    for name in ("one", "two"):
        locals()[name] = len(name)
    if squares:
        label = "full"

    class Row:
        width = 3


print(Table.squares, Table.label, Table.Row.width)

# %% metaclasses and __init_subclass__
class Plugin:
    known = []

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        Plugin.known.append(cls.__name__)


class A(Plugin):
    pass


class B(A):
    pass


print(Plugin.known)

# %% enumerations
import enum


class State(enum.Enum):
    FREE = 1
    HELD = enum.auto()

    def opposite(self):
        return State.HELD if self is State.FREE else State.FREE


print(State.FREE.opposite(), State(2).name, [s.value for s in State], State["HELD"] is State.HELD)

# %% abstract classes
import abc


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self):
        """The area."""


class Square(Shape):
    def area(self):
        return 4


try:
    Shape()
except TypeError:
    print("abstract")
print(Square().area(), isinstance(Square(), Shape))

# %% named tuples and slots
import collections
from typing import NamedTuple


class Pair(NamedTuple):
    left: int
    right: int = 0

    def total(self):
        return self.left + self.right


class Slim:
    __slots__ = ("x",)


slim = Slim()
slim.x = 1
try:
    slim.y = 2
except AttributeError:
    print("no such slot")
P = collections.namedtuple("P", "a b")
print(Pair(1).total(), Pair(1, 2)._replace(left=5), P(1, b=2), slim.x)

# %% collections
import collections

counts = collections.Counter("banana")
groups = collections.defaultdict(list)
for word in ("ape", "bee", "ant"):
    groups[word[0]].append(word)
ring = collections.deque([1, 2, 3], maxlen=3)
ring.append(4)
ring.appendleft(0)
print(counts.most_common(1), dict(groups), ring, ring.popleft(), collections.OrderedDict(a=1))

# %% itertools
import itertools

numbers = itertools.count(1)
print(next(numbers), next(numbers), list(itertools.islice(itertools.cycle("ab"), 3)), list(itertools.chain([1], [2])))
print(list(itertools.accumulate([1, 2, 3])), list(itertools.product("ab", [1])), list(itertools.combinations("abc", 2)))

# %% printing
print("a", "b", sep="-", end="!\n")
print(*[1, 2], end="")
print()
print([1, "x"], None, 2.50, {"k": (1,)})
print("line\nbreak")

# %% assertions
def check(x):
    assert x > 0, f"bad {x}"
    return "good"


try:
    check(-1)
except AssertionError as error:
    print(error)
print(check(1))
try:
    assert False
except AssertionError as error:
    print(repr(error))

# %% an uncaught exception ends the program
print("begin")
{}["missing"]
print("never")

# %% sys.exit ends the program in silence
import sys

print("begin")
sys.exit()

# %% the main guard
def main():
    print("main runs", __name__)


if __name__ == "__main__":
    main()

# %% recursion and mutual recursion
def even(n):
    return n == 0 or odd(n - 1)


def odd(n):
    return n != 0 and even(n - 1)


print(even(10), odd(7), even(3))

# %% short circuits
def say(value):
    print("said", value)
    return value


print(say(0) and say(1), say(2) or say(3))
print(1 < say(2) < say(2) < say(9))

# %% default arguments are evaluated once
def collect(item, into=[]):
    into.append(item)
    return into


print(collect(1), collect(2), collect(3, []))

# %% an object as an iterator's source, sorted by its own comparison
import functools


@functools.total_ordering
class Version:
    def __init__(self, text):
        self.parts = tuple(int(part) for part in text.split("."))

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts

    def __hash__(self):
        return hash(self.parts)

    def __str__(self):
        return ".".join(map(str, self.parts))


versions = [Version(t) for t in ("1.10", "1.2", "1.9")]
print(*sorted(versions), max(versions), Version("1.2") >= Version("1.1"), len({Version("1"), Version("1")}))

# %% strings and bytes
text = "one,two,,three"
print(text.split(","), "-".join(["a", "b"]), "x".isalpha(), "%s %d" % ("n", 3), "{:>4}".format("r"))
print(b"abc"[0], bytes([65]), "é".encode(), "abc".replace("b", "B"), " pad ".strip())

# %% type annotations are harmless
from __future__ import annotations

import threading
from typing import Generic, TypeVar

T = TypeVar("T")


class Cell(Generic[T]):
    value: T | None = None

    def set(self, value: T) -> Cell[T]:
        self.value = value
        return self


x: int = 3
print(Cell().set(x).value)

# %% a lock inside a property, a lambda and a generator
import threading

lock = threading.Lock()


class Safe:
    _value = 0

    @property
    def value(self):
        with lock:
            return self._value


def items():
    for n in range(2):
        with lock:
            yield n + lock.locked()


print(Safe().value, list(items()), (lambda: lock.acquire() and lock.release())(), lock.locked())

# %% the new syntax for generics [>=3.12]
class Stack[T]:
    def __init__(self) -> None:
        self.items: list[T] = []


def first[T](items: list[T]) -> T:
    return items[0]


type Pair = tuple[int, int]
print(Stack().items, first([1, 2]), Pair.__name__)

# %% nested f-strings with the same quotes [>=3.12]
names = {"a": 1}
print(f"{names["a"]} {f"{names["a"] + 1}"}")

# %% a deleted variable of an enclosing function
def outer():
    shared = 1

    def inner():
        return shared

    print(inner())
    del shared
    for read in (inner, lambda: shared):
        try:
            read()
        except NameError as error:
            print(error)
    try:
        print(shared)
    except UnboundLocalError as error:
        print(error)


outer()

# %% the exception of a handler disappears even for a closure
def outer():
    try:
        raise ValueError("gone")
    except ValueError as error:

        def later():
            return error

        print(later())
    try:
        later()
    except NameError:
        print("no more")


outer()

# %% functions have their names in messages
def work(first, second):
    """Do it."""


class Thing:
    def method(self):
        def inner():
            pass

        return inner


double = lambda value: value * 2
for call in (lambda: work(1), lambda: Thing().method(1), lambda: Thing(1), lambda: double()):
    try:
        call()
    except TypeError as error:
        print(error)
print(work.__name__, work.__qualname__, work.__doc__, Thing.method.__qualname__, Thing().method().__qualname__, double.__name__)

# %% a decorated class, a class with a metaclass, a class made in a function
registry = []


def register(label):
    def decorate(cls):
        registry.append((label, cls.__name__))
        return cls

    return decorate


@register("a")
class First:
    """One."""


class Meta(type):
    def __call__(cls, *arguments):
        made = super().__call__(*arguments)
        made.extra = 1
        return made


class Second(metaclass=Meta):
    def __init__(self, value):
        self.value = value


def make(base):
    @register("c")
    class Third(base):
        pass

    return Third


print(registry, First.__doc__, Second(2).value, Second(2).extra, issubclass(make(First), First), registry[-1])

# %% itertools on endless generators
import itertools


def naturals():
    number = 0
    while True:
        yield number
        number += 1


print(list(itertools.islice(naturals(), 2, 7, 2)), list(itertools.takewhile(lambda n: n < 3, naturals())))
print(list(itertools.islice(itertools.chain([9], naturals()), 3)), list(itertools.islice(itertools.cycle("ab"), 3)))
print(list(itertools.accumulate([1, 2, 3])), list(itertools.accumulate([1, 2], initial=5)), list(itertools.pairwise("abc")))
print(list(itertools.starmap(pow, [(2, 3)])), list(itertools.filterfalse(None, [0, 1])), list(itertools.dropwhile(bool, [1, 0, 1])))
print(list(itertools.chain.from_iterable([[1], [2]])), list(zip(itertools.count(3, 2), "ab")))
first, second = itertools.islice(naturals(), 2)
print(first, second)
try:
    first, second = naturals()
except ValueError as error:
    print(error)

# %% a cached property
import functools


class Costly:
    @functools.cached_property
    def value(self):
        """The value."""
        print("computed")
        return 7


costly = Costly()
print(costly.value, costly.value)
del costly.value
print(costly.value)

# %% a frozen dataclass refuses a change
import dataclasses


@dataclasses.dataclass(frozen=True, order=True)
class Point:
    x: int
    y: int = 0
    tags: list = dataclasses.field(default_factory=list, compare=False)


point = Point(1)
try:
    point.x = 2
except dataclasses.FrozenInstanceError as error:
    print(error)
print(point, dataclasses.replace(point, y=5), Point(1) == point, Point(1) < Point(2), dataclasses.asdict(point), hash(Point(1)) == hash(point))

# %% a list and a bytearray augmented in place by a text
letters = []
same = letters
letters += "ab"
data = bytearray()
alias = data
data += b"ab"
print(same, alias)

# %% two stars in a call and in a dictionary
class Mapping:
    def keys(self):
        return ["key"]

    def __getitem__(self, key):
        return key * 2


def show(*args, **kwargs):
    return args, kwargs


options = {"b": 2}
print({"a": 1, **options, "c": 3}, show(1, *[2], x=3, **options), show(**options, **{"z": 1}), show(**Mapping()))
try:
    {**5}
except TypeError as error:
    print(error)

# %% a bare raise in except* raises the same group again
try:
    try:
        raise ExceptionGroup("several", [ValueError(1), KeyError(2)])
    except* ValueError:
        raise
except ExceptionGroup as group:
    print(repr(group))

# %% GeneratorExit is an exception like any other
try:
    raise GeneratorExit("by hand")
except GeneratorExit as error:
    print(repr(error))

# %% a list is empty while it is sorted by a key
items = [3, 1, 2]


def key(item):
    print(items)
    if item == 2:
        raise KeyError(item)
    return item


try:
    items.sort(key=key)
except KeyError:
    print(items)
items.sort(key=lambda item: -item)
print(items)
try:
    items.sort(key=lambda item: items.append(item) or 0)
except ValueError as error:
    print(error, items)

# %% the best of nothing, the first of the best
print(max([1, -3, 3], key=lambda n: abs(n)), min("ab", "c", key=lambda text: -len(text)), max([], key=abs, default=7))
try:
    min([], key=lambda n: n)
except ValueError as error:
    print("ValueError")

# %% what a generator gives is added as it comes
from collections import deque


def numbers():
    yield 1
    yield 2
    raise KeyError("no more")


items, known, pairs, last = [], set(), {}, deque(maxlen=2)
for add in (items.extend, known.update, last.extend, last.extendleft):
    try:
        add(numbers())
    except KeyError:
        pass
pairs.update(((n, n) for n in range(2)), z=1)
items += (n for n in "ab")
known.update((n for n in range(5, 6)), [7])
print(items, sorted(known), pairs, last)

# %% a walrus in a comprehension binds in the function
def find(limit):
    if any((hit := n) > 1 for n in range(limit)):
        return hit
    return [(last := n) for n in range(limit)], last


print(find(4), find(1))

# %% the clauses of except* share out a group
class Named(ExceptionGroup):
    def derive(self, exceptions):
        return Named(self.message + "!", exceptions)


def shared(error, *clauses):
    try:
        try:
            raise error
        except* ValueError as part:
            print("ValueError", repr(part))
            for clause in clauses:
                clause(part)
            raise
        except* KeyError as part:
            raise OSError(len(part.exceptions))
        else:
            print("none")
        finally:
            print("finally")
    except BaseException as left:
        print(repr(left), repr(left.__context__), repr(left.__cause__))


def fails(part):
    raise TypeError("new")


shared(ExceptionGroup("a", [ValueError(1), KeyError(2), TypeError(3)]))
shared(ExceptionGroup("a", [ValueError(1), ExceptionGroup("b", [ValueError(2)])]), fails)
shared(ExceptionGroup("a", [TypeError(1)]))
shared(Named("a", [ValueError(1), KeyError(2)]))
shared(ValueError(1))
shared(KeyError(1))
shared(TypeError(1))

# %% print to an object of the program
import contextlib
import io


class File:
    def __init__(self):
        self.got = []

    def write(self, text):
        self.got.append(text)


class Flushed(File):
    def flush(self):
        self.got.append("flush")


class Loud(io.StringIO):
    def write(self, text):
        return super().write(text.upper())


class Value:
    def __str__(self):
        return f"after {len(file.got)}"


file = Flushed()
print("a", Value(), 3, file=file)
print(file=file, flush=True)
print("", end="", file=file)
print(1, 2, sep="-", end=".", file=file)
print(file.got)
with contextlib.redirect_stdout(file):
    print("x", Value())
print(file.got[-4:])
loud = Loud()
print("a", "b", file=loud)
print(loud.getvalue())
try:
    print("x", file=File(), flush=True)
except AttributeError as error:
    print(error)
try:
    print("x", file=3)
except AttributeError as error:
    print(error)
