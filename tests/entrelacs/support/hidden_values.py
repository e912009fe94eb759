"""Programs that hide a value behind every type and every call that the model accepts.

A thread reads x, which another makes 1 for a moment, and hides what it has read: the two histories differ by that alone. Should
the snapshot not look there, they would be merged, and one of the two outcomes lost. Each `Hiding` gives the code that hides ``v``
behind ``p`` and the expression that shows it again; ``programs`` makes programs of them, and ``source`` hides them deeper.
"""

import dataclasses
import random
import sys
import textwrap

THREADS = """
import threading
x = 0
d = [1]
lock = threading.Lock()
{before}
def reader():
    v = x
{hide}
    {pause}
    print({show})
def writer():
    global x
    d.append(3)
    with lock: pass
    {also}
    x = 1
    x = 0
threads = [threading.Thread(target=f) for f in (reader, writer)]
for t in threads: t.start()
for t in threads: t.join()
"""
TASKS = """
import asyncio
x = 0
{before}
async def reader():
    await asyncio.sleep(0)
    v = x
{hide}
    {pause}
    print({show})
async def writer():
    global x
    await asyncio.sleep(0)
    x = 1
    await asyncio.sleep(0)
    x = 0
async def main():
    await asyncio.gather(reader(), {writer})
asyncio.run(main())
"""


@dataclasses.dataclass(frozen=True)
class Hiding:
    """One way of hiding ``v``: an int, 0 or 1."""

    name: str
    hide: str
    show: str = "p"
    before: str = ""
    since: tuple[int, int] = (3, 11)
    refused: bool = False
    also: str = "pass"

    def program(self, template=THREADS, pause="len(d)", **more):
        return template.format(
            before=self.before, hide=textwrap.indent(self.hide, "    "), pause=pause, show=self.show, also=self.also, **more
        ).lstrip("\n")


def table(text, before=""):
    """Hidings, one a line: ``name | hide | show | before``; ``;;`` stands for an end of line."""
    found = []
    for line in text.strip().splitlines():
        name, hide, show, *rest = (part.strip().replace(";;", "\n") for part in line.split(" | "))
        version = name.partition(">=")
        since = tuple(map(int, version[2].split("."))) if version[2] else (3, 11)
        found.append(Hiding(version[0].rstrip(" !"), hide, show, "\n".join([before, *rest]).strip(), since, "!" in name))
    return found


VALUES = table("""
list | p = [v] | p[0]
list twice | a, b = [0], [0] ;;p = [a, a if v else b] | p[0] is p[1]
tuple | p = (v,) | p[0]
deep tuple | p = v ;;for i in range(40): p = (p,) | str(p)[40]
dict value | p = {0: v} | p[0]
dict key | p = {v: 0} | list(p)[0]
dict order | p = {v: 0} ;;p[0] = p[1] = 0 | list(p)[0]
set | p = {v} | list(p)[0]
frozenset | p = frozenset([v]) | list(p)[0]
deque | p = deque([v]) | p[0] | from collections import deque
maxlen | p = deque([], maxlen=1 + v) | (p.append(1), p.append(2), len(p)) | from collections import deque
factory | p = defaultdict(lambda: v) | p[0] | from collections import defaultdict
order | p = OrderedDict.fromkeys([1 - v, v]) | list(p)[0] | from collections import OrderedDict
counter | p = Counter([v]) | list(p)[0] | from collections import Counter
chain map | p = ChainMap({0: v}) | p.maps[0] | from collections import ChainMap
user list | p = UserList([v]) | p.data | from collections import UserList
user dict | p = UserDict({0: v}) | p.data | from collections import UserDict
bytearray | p = bytearray([v]) | p
bytes | p = bytes([v]) | p
str | p = str(v) | p
bool | p = bool(v) | p
int for bool | p = 1 if v else True | p
float | p = v / 2 | p
minus zero | p = 0.0 if v else -0.0 | p
nan | a, b = float("nan"), float("nan") ;;if v: b = a | [a] == [b]
nan in a tuple | a, b = float("nan"), float("nan") ;;if v: b = a | (a,) == (b,)
complex | p = complex(v) | p
range | p = range(v, 5) | p[0]
slice | p = slice(v) | p.stop
slice of an object | p = slice([v]) | p.stop
array | p = array("i", [v]) | p[0] | from array import array
array type | p = array("ib"[v], [0]) | p.typecode | from array import array
decimal | p = Decimal(v) | p | from decimal import Decimal
context | p = Context(prec=1 + v) | p.prec | from decimal import Context
fraction | p = Fraction(v, 3) | p | from fractions import Fraction
date | p = date(2000, 1, 1 + v) | p | from datetime import date
datetime | p = datetime(2000, 1, 1, v) | p | from datetime import datetime
timezone | p = timezone(timedelta(hours=v)) | p.utcoffset(None) | from datetime import timezone, timedelta
zoned | p = datetime(2000, 1, 1, tzinfo=timezone(timedelta(hours=v))) | p | from datetime import datetime, timezone, timedelta
time | p = time(v) | p | from datetime import time
timedelta | p = timedelta(v) | p | from datetime import timedelta
text buffer | p = StringIO(str(v)) | p.getvalue() | from io import StringIO
text position | p = StringIO("ab") ;;p.read(v) | p.read() | from io import StringIO
byte buffer | p = BytesIO(bytes([v])) | p.getvalue() | from io import BytesIO
pattern | p = re.compile("ab"[v]) | p.pattern | import re
match | p = re.match(".", str(v)) | p[0] | import re
struct | p = struct.Struct("bh"[v]) | p.size | import struct
digest | p = hashlib.sha256(bytes([v])) | p.hexdigest()[:3] | import hashlib
blake | p = hashlib.blake2b(bytes([v])) | p.hexdigest()[:3] | import hashlib
small blake | p = hashlib.blake2s(bytes([v])) | p.hexdigest()[:3] | import hashlib
shake | p = hashlib.shake_128(bytes([v])) | p.hexdigest(3) | import hashlib
union | p = type.__or__(int, [str, bytes][v]) | p
namespace | p = SimpleNamespace(a=v) | p.a | from types import SimpleNamespace
proxy | p = MappingProxyType({0: v}) | p[0] | from types import MappingProxyType
alias | p = list[[int, str][v]] | p
view | p = {0: v}.values() | list(p)
key view | p = {v: 0}.keys() | list(p)
item view | p = {0: v}.items() | list(p)
template | p = Template("$a" + str(v)) | p.template | from string import Template
sorter | p = TopologicalSorter({v: ()}) | list(p.static_order()) | from graphlib import TopologicalSorter
decoder | p = JSONDecoder(object_hook=lambda o: v) | p.decode("{}") | from json import JSONDecoder
decoder of arrays >=3.15 | p = JSONDecoder(array_hook=(list, tuple)[v]) | p.decode("[]") | from json import JSONDecoder
scanner | p = JSONDecoder(strict=bool(v)).scan_once | p("1", 0) if p.strict else 0 | from json import JSONDecoder
property name >=3.13 | p = property(len) ;;p.__name__ = "ab"[v] | p.__name__
encoder | p = JSONEncoder(indent=v) | p.indent | from json import JSONEncoder
partial | p = partial(str, v) | p() | from functools import partial
partial keyword | p = partial(int, base=8 + v) | p("11") | from functools import partial
getter | p = attrgetter(["real", "imag"][v]) | p(5) | from operator import attrgetter
item getter | p = itemgetter(v) | p("ab") | from operator import itemgetter
caller | p = methodcaller("__add__", v) | p(1) | from operator import methodcaller
bound method | p = [v].copy | p()
bound text | p = str(v).join | p(["a", "b"])
method wrapper | p = v.__add__ | p(1)
type | p = [int, str][v] | p.__name__
function | p = [len, str][v] | p.__name__
module | p = [math, re][v] | p.__name__ | import math, re
exception class | p = [KeyError, ValueError][v] | p.__name__
ellipsis | p = [..., NotImplemented][v] | p
""")

ITERATORS = table("""
list iterator | p = iter([v]) | next(p)
list position | p = iter([0, 1]) ;;if v: next(p) | next(p)
tuple iterator | p = iter((v,)) | next(p)
text iterator | p = iter(str(v)) | next(p)
wide text iterator | p = iter("éè"[v]) | next(p)
ordered keys | p = OrderedDict({v: 0}).keys() | list(p) | from collections import OrderedDict
ordered view | p = OrderedDict({0: v}).values() | list(p) | from collections import OrderedDict
ordered items | p = OrderedDict({0: v}).items() | list(p) | from collections import OrderedDict
reversed values | p = reversed({0: v}.values()) | next(p)
reversed items | p = reversed({0: v}.items()) | next(p)
bytes iterator | p = iter(bytes([v])) | next(p)
bytearray iterator | p = iter(bytearray([v])) | next(p)
range iterator | p = iter(range(v, 5)) | next(p)
long range iterator | p = iter(range(v + (1 << 70), 1 << 71)) | next(p)
dict iterator | p = iter({v: 0}) | next(p)
value iterator | p = iter({0: v}.values()) | next(p)
item iterator | p = iter({0: v}.items()) | next(p)
set iterator | p = iter({v}) | next(p)
deque iterator | p = iter(deque([v])) | next(p) | from collections import deque
ordered iterator | p = iter(OrderedDict({v: 0})) | next(p) | from collections import OrderedDict
ordered values | p = iter(OrderedDict({0: v}).values()) | next(p) | from collections import OrderedDict
reversed list | p = reversed([v]) | next(p)
reversed dict | p = reversed({v: 0}) | next(p)
reversed deque | p = reversed(deque([v])) | next(p) | from collections import deque
reversed tuple | p = reversed((v,)) | next(p)
reversed range | p = reversed(range(v, 3)) | list(p)
enumerate | p = enumerate([v]) | next(p)
enumerate start | p = enumerate("ab", v) | next(p)
zip | p = zip([v], [0]) | next(p)
map | p = map(lambda a: a + v, [0]) | next(p)
filter | p = filter(lambda a: a == v, [0, 1]) | next(p)
count | p = count(v) | next(p) | from itertools import count
count step | p = count(0, v) ;;next(p) | next(p) | from itertools import count
repeat | p = repeat(v) | next(p) | from itertools import repeat
repeat times | p = repeat(5, v) | list(p) | from itertools import repeat
cycle | p = cycle([v]) | next(p) | from itertools import cycle
chain | p = chain([v], [0]) | next(p) | from itertools import chain
islice | p = islice([0, 1, 2], v, None) | next(p) | from itertools import islice
product | p = product([v], [0]) | next(p) | from itertools import product
product position | p = product([0, 1]) ;;if v: next(p) | next(p) | from itertools import product
permutations | p = permutations([v, 2]) | next(p) | from itertools import permutations
combinations | p = combinations([v, 2], 1) | next(p) | from itertools import combinations
longest | p = zip_longest([v], [0, 1]) | next(p) | from itertools import zip_longest
longest fill | p = zip_longest([0], [], fillvalue=v) | next(p) | from itertools import zip_longest
compress | p = compress([0, 1], [1 - v, 1]) | next(p) | from itertools import compress
tee | p, q = tee([v]) | next(p) | from itertools import tee
groups | p = groupby([v]) | next(p)[0] | from itertools import groupby
accumulate | p = accumulate([v, v]) | list(p) | from itertools import accumulate
pairwise | p = pairwise([v, 0]) | next(p) | from itertools import pairwise
starmap | p = starmap(lambda a: a + v, [(0,)]) | next(p) | from itertools import starmap
takewhile | p = takewhile(lambda a: a < v, [0]) | list(p) | from itertools import takewhile
generator | def g(): yield v ;;p = g() | next(p)
generator argument | p = g(v) | next(p) | def g(a): yield a
generator position | p = g() ;;if v: next(p) | next(p) | def g(): ;;    yield 0 ;;    yield 1
generator expression | p = (v for _ in [0]) | next(p)
generator result | p = g(v) | [*p] | def g(a): ;;    b = yield from h(a) ;;    yield b ;;def h(a): ;;    yield 0 ;;    return a
""")

FUNCTIONS = table("""
closure | p = lambda: v | p()
default | p = lambda a=v: a | p()
keyword default | p = lambda *, a=v: a | p()
attribute | def p(): pass ;;p.a = v | p.a
nested | p = make(v) | p() | def make(a): ;;    def inner(): return a ;;    return inner
cell | a = v ;;def p(): return a ;;def q(): ;;    nonlocal a ;;    a = 5 | p()
other cell | a = [0] ;;fs = [make(a), make([0])] ;;p = fs[v] ;;a[0] = 5 | p() | def make(a): return lambda: a[0]
same line | p = f if v else g | p() | f, g = (lambda: 0), (lambda: 1)
same name | p = fs[v] | p() | fs = [] ;;for i in (0, 1): ;;    if i: ;;        def f(): return 1 ;;    else: ;;        def f(): return 0 ;;    fs.append(f)
wrapped | p = g(v) | p() | from functools import wraps ;;def g(a): ;;    def inner(): return a ;;    @wraps(inner) ;;    def outer(): return inner() ;;    return outer
cache | @cache ;;def p(): return v | p() | from functools import cache
cached value | box = [v] ;;p = cache(lambda a: box.pop() if box else 7) ;;if v: p(1) ;;box.clear() | p(1) | from functools import cache
lru cache | p = lru_cache(maxsize=None)(lambda a: a + v) ;;p(1) | p(1) | from functools import lru_cache
comparison | p = cmp_to_key(lambda a, b: -v)(1) | p < p | from functools import cmp_to_key
coroutine method | p = C(v).get | p() | class C: ;;    def __init__(self, a): self.a = a ;;    def get(self): return self.a
sorted key | p = sorted([0, 1], key=lambda a: a if v else -a) | p
""")

CLASSES = table("""
attribute | p = C() ;;p.a = v | p.a | class C: pass
slot | p = C() ;;p.a = v | p.a | class C: __slots__ = ("a",)
one slot | p = C() ;;p.a = v | p.a | class C: __slots__ = "a"
slot iterator | p = C() ;;p.a = v | p.a | class C: __slots__ = iter(["a"])
private slot | p = C(v) | p.get() | class C: ;;    __slots__ = ("__a",) ;;    def __init__(self, a): self.__a = a ;;    def get(self): return self.__a
inherited slot | p = D() ;;p.a = v | p.a | class C: __slots__ = ("a",) ;;class D(C): __slots__ = ()
slots of one name | p = D() ;;C.a.__set__(p, v) | C.a.__get__(p) | class C: __slots__ = ("a",) ;;class D(C): __slots__ = ("a",)
empty slot | p = C() ;;if v: p.a = 1 | hasattr(p, "a") | class C: __slots__ = ("a",)
local class | class P: a = v ;;p = P | p.a
class data | P.a = v ;;p = P | p.a | class P: a = 5
class list | P.a[0] = v ;;p = P | p.a | class P: a = [5]
deleted or none | if v: P.a = None ;;else: del P.a ;;p = P | hasattr(p, "a") | class P: a = 5
inherited data | P.a = v ;;p = Q() | p.a | class P: a = 5 ;;class Q(P): pass
metaclass data | M.a = v ;;p = P | p.a | class M(type): a = 5 ;;class P(metaclass=M): pass
named data | class P: a_ = v ;;p = P | p.a_
method closure | class P: ;;    def f(self): return v ;;p = P() | p.f()
method default | class P: ;;    def f(self, a=v): return a ;;p = P() | p.f()
method attribute | P.f.a = v ;;p = P | p.f.a | class P: ;;    def f(self): pass
static method | class P: f = staticmethod(lambda a=v: a) ;;p = P() | p.f()
static method of a list | class P: f = staticmethod(lambda a=[v]: a) ;;p = P() | p.f()
class method | class P: ;;    @classmethod ;;    def f(cls): return v ;;p = P() | p.f()
property | class P: ;;    @property ;;    def f(self): return v ;;p = P() | p.f
inner class | class P: ;;    class Q: a = v ;;p = P | p.Q.a
bases | class P([A, B][v]): pass ;;p = P() | p.a | class A: a = 0 ;;class B: a = 1
same class name | p = [A, B][v]() | p.f() | class C: ;;    def f(self): return 0 ;;A = C ;;class C: ;;    def f(self): return 1 ;;B = C
made twice | p = cs[v] | p.a | def make(b): ;;    class C: a = b ;;    return C ;;cs = [make(0), make(1)]
method chosen | class P: f = [f, g][v] ;;p = P() | p.f() | def f(self): return 0 ;;def g(self): return 1
super | class P(A): ;;    def f(self): return super() ;;p = P() ;;p.a = v ;;p = p.f() | p.get() | class A: ;;    def get(self): return self.a
type call | P = type("P", (), {"a": v}) ;;p = P | p.a
type instance | p = P() ;;p.a = v | p.a | P = type("P", (), {})
type method | P = type("P", (), {"f": lambda self: v}) ;;p = P() | p.f()
enum | p = [E.A, E.B][v] | p.name | from enum import Enum ;;class E(Enum): A, B = 1, 2
local enum | class E(Enum): A = v ;;p = E | p.A.value | from enum import Enum
enum attribute | E.A.a = v ;;p = E | p.A.a | from enum import Enum ;;class E(Enum): A = 1
functional enum | p = Enum("E", {"A": v}) | p.A.value | from enum import Enum
flag | p = F(1 + 2 * v) | p.value | from enum import Flag ;;class F(Flag): A, B = 1, 2
int enum | p = [E.A, E.B][v] | p.name | from enum import IntEnum ;;class E(IntEnum): A, B = 1, 2
named tuple | p = P(v) | p.a | from typing import NamedTuple ;;class P(NamedTuple): a: int
functional named tuple | p = P(v) | p.a | from typing import NamedTuple ;;P = NamedTuple("P", [("a", int)])
namedtuple | p = P(v) | p.a | from collections import namedtuple ;;P = namedtuple("P", "a")
local namedtuple | p = namedtuple("P", ["a", "b"][v])(0) | p._fields | from collections import namedtuple
namedtuple default | p = namedtuple("P", "a", defaults=[v])() | p.a | from collections import namedtuple
dataclass | p = P(v) | p.a | from dataclasses import dataclass ;;@dataclass ;;class P: a: int
frozen | p = P(v) | p.a | from dataclasses import dataclass ;;@dataclass(frozen=True) ;;class P: a: int
slotted | p = P(v) | p.a | from dataclasses import dataclass ;;@dataclass(slots=True) ;;class P: a: int
local dataclass | @dataclass ;;class P: a: int = v ;;p = P() | p.a | from dataclasses import dataclass
field factory | @dataclass ;;class P: a: int = field(default_factory=lambda: v) ;;p = P | p().a | from dataclasses import dataclass, field
field metadata | @dataclass ;;class P: a: int = field(metadata={"m": v}) ;;p = P | fields(p)[0].metadata["m"] | from dataclasses import dataclass, field, fields
cached property | p = P(v) ;;p.b | p.b | from functools import cached_property ;;class P: ;;    def __init__(self, a): self.a = a ;;    @cached_property ;;    def b(self): return self.a
descriptor | p = P() ;;p.a = v | p.a | class D: ;;    def __set__(self, o, a): self.v = a ;;    def __get__(self, o, k=None): return self.v ;;class P: a = D()
set name | class P: a = D(v) ;;p = P() | p.a | class D: ;;    def __init__(self, v): self.v = v ;;    def __get__(self, o, k=None): return self.v
abstract | p = P() ;;p.a = v | p.a | from abc import ABC ;;class P(ABC): pass
generic | p = P() ;;p.a = v | p.a | from typing import Generic, TypeVar ;;T = TypeVar("T") ;;class P(Generic[T]): pass
type variable | p = TypeVar("ab"[v]) | p | from typing import TypeVar
forward reference | p = Optional["ab"[v]] | p | from typing import Optional
arguments and answer | p = Callable[[], (int, str)[v]] | p | from collections.abc import Callable
type variables | p = TypeVarTuple("ab"[v]) | p | from typing import TypeVarTuple
parameters | p = ParamSpec("ab"[v]) | p | from typing import ParamSpec
type alias >=3.12 | p = TypeAliasType("ab"[v], int) | p | from typing import TypeAliasType
""")

SUBCLASSES = table("""
int | p = P(v) | p + 0 | class P(int): pass
int shown otherwise | p = P(v) | p + 0 | class P(int): ;;    def __repr__(self): return "x" ;;    __str__ = __repr__
float | p = P(v) | p + 0 | class P(float): pass
complex | p = P(v) | p + 0 | class P(complex): pass
str | p = P(v) | p + "" | class P(str): ;;    def __str__(self): return "x"
bytes | p = P([v]) | p + b"" | class P(bytes): pass
tuple | p = P([v]) | p[0] | class P(tuple): pass
list | p = P([v]) | p[0] | class P(list): pass
dict | p = P({0: v}) | p[0] | class P(dict): pass
set | p = P([v]) | 1 in p | class P(set): pass
frozenset | p = P([v]) | 1 in p | class P(frozenset): pass
deque | p = P([v]) | p[0] | from collections import deque ;;class P(deque): pass
deque maxlen | p = P([], 1 + v) | (p.append(1), p.append(2), len(p)) | from collections import deque ;;class P(deque): pass
defaultdict | p = P(lambda: v) | p[0] | from collections import defaultdict ;;class P(defaultdict): pass
ordered | p = P({1 - v: 0, v: 0}) | list(p)[0] | from collections import OrderedDict ;;class P(OrderedDict): pass
counter | p = P([v]) | list(p)[0] | from collections import Counter ;;class P(Counter): pass
missing | p = P() ;;p.a = v | p[0] | class P(dict): ;;    def __missing__(self, k): return self.a
bytearray | p = P([v]) | p[0] | class P(bytearray): pass
array | p = P("i", [v]) | p[0] | from array import array ;;class P(array): pass
decimal | p = P(v) | p + 0 | from decimal import Decimal ;;class P(Decimal): pass
fraction | p = P(v) | p + 0 | from fractions import Fraction ;;class P(Fraction): pass
date | p = P(2000, 1, 1 + v) | p.day | from datetime import date ;;class P(date): pass
datetime | p = P(2000, 1, 1 + v) | p.day | from datetime import datetime ;;class P(datetime): pass
timedelta | p = P(v) | p.days | from datetime import timedelta ;;class P(timedelta): pass
tzinfo | p = P() ;;p.a = v | p.a | from datetime import tzinfo ;;class P(tzinfo): pass
text buffer | p = P(str(v)) | p.getvalue() | from io import StringIO ;;class P(StringIO): pass
byte buffer | p = P(bytes([v])) | p.getvalue() | from io import BytesIO ;;class P(BytesIO): pass
count | p = P(v) | next(p) | from itertools import count ;;class P(count): pass
partial | p = P(str, v) | p() | from functools import partial ;;class P(partial): pass
namespace | p = P(a=v) | p.a | from types import SimpleNamespace ;;class P(SimpleNamespace): pass
property | class C: f = P(lambda self: v) ;;p = C() | p.f | class P(property): pass
namedtuple | p = P(v) ;;p.b = v | p.b | from collections import namedtuple ;;class P(namedtuple("Q", "a")): pass
thread | p = P() ;;p.a = v | p.a | class P(threading.Thread): pass
slotted thread | p = P() ;;p.a = v | p.a | class P(threading.Thread): __slots__ = ("a",)
lock attribute | p = P() ;;p.a = v | p.a | class P(threading.local): pass
simple queue | p = P() ;;p.a = v | p.a | import queue ;;class P(queue.Queue): pass
""")

EXCEPTIONS = table("""
arguments | p = KeyError(v) | p.args
attribute | p = KeyError() ;;p.a = v | p.a
slot | p = E() ;;p.a = v | p.a | class E(Exception): __slots__ = ("a",)
note | p = KeyError() ;;p.add_note(str(v)) | p.__notes__
cause | try: raise KeyError from ValueError(v) ;;except KeyError as e: p = e | p.__cause__.args
context | try: ;;    try: raise ValueError(v) ;;    except ValueError: raise KeyError ;;except KeyError as e: p = e | p.__context__.args
suppressed | p = KeyError() ;;p.__suppress_context__ = bool(v) | p.__suppress_context__
import name | p = ImportError("a", name=str(v)) | p.name
import path | p = ImportError("a", path=str(v)) | p.path
number | p = OSError(v + 1, "a") | p.errno
file name | p = OSError(1, "a", str(v)) | p.filename
second name | p = OSError(1, "a", "b", None, str(v)) | p.filename2
stop value | p = StopIteration(v) | p.value
exit code | p = SystemExit(v) | p.code
unicode | p = UnicodeDecodeError("utf-8", b"a", 0, 1, str(v)) | p.reason
unicode start | p = UnicodeDecodeError("utf-8", b"abc", v, 3, "a") | p.start
name | p = NameError("a", name=str(v)) | p.name
attribute name | p = AttributeError("a", name=str(v)) | p.name
attribute object | p = AttributeError("a", obj=[v]) | p.obj
syntax | p = SyntaxError("a", ("f", v, 0, "x")) | p.lineno
group | p = ExceptionGroup("a", [KeyError(v)]) | p.exceptions[0].args
group message | p = ExceptionGroup(str(v), [KeyError()]) | p.message
class | p = E(v) | p.a | class E(Exception): ;;    def __init__(self, a): self.a = a
""")

WAITING = [
    Hiding("return in with", "p = f(v)", "p", "def f(a):\n    with lock:\n        return a + 0"),
    Hiding("return in finally", "p = f(v)", "p", "def f(a):\n    try:\n        return a + 0\n    finally:\n        len(d)"),
    Hiding("return of a name", "p = f(v)", "p", "def f(a):\n    b = a\n    try:\n        return b\n    finally:\n        len(d)\n        b = 5\n        len(d)"),
    Hiding("return in two", "p = f(v)", "p", "def f(a):\n    try:\n        with lock:\n            return [a]\n    finally:\n        len(d)"),
    Hiding("return in except", "p = f(v)", "p", "def f(a):\n    try: raise KeyError(a)\n    except KeyError as e:\n        g = lambda: e\n        try: return e.args\n        finally: len(d)"),
    Hiding("return in a loop", "p = f(v)", "p", "def f(a):\n    for i in (0, 1):\n        try:\n            if i == a: return i\n        finally:\n            len(d)"),
    Hiding("pending exception", "try: f(v)\nexcept KeyError as e: p = e.args", "p", "def f(a):\n    try: raise KeyError(a)\n    finally: len(d)"),
    Hiding("handled exception", "try: f(v)\nexcept ValueError as e: p = e.__context__.args", "p", "def f(a):\n    try: raise KeyError(a)\n    except KeyError:\n        len(d)\n        raise ValueError"),
    Hiding("raised again", "try: f(v)\nexcept KeyError as e: p = e.args", "p", "def f(a):\n    try: raise KeyError(a)\n    except KeyError:\n        len(d)\n        raise"),
    Hiding("exit sees it", "with C() as c: raise KeyError(v)\np = c.a", "p", "class C:\n    def __enter__(self): return self\n    def __exit__(self, k, e, t):\n        len(d)\n        self.a = e.args\n        return True"),
    Hiding("argument", "p = f(v, len(d))", "p", "def f(a, b):\n    return a"),
    Hiding("operand", "p = (v + 0) + 0 * len(d)", "p"),
    Hiding("item of a list", "p = [v + 0, len(d)][0]", "p"),
    Hiding("format", "p = f'{v + 0}{len(d) * 0}'", "p"),
    Hiding("comparison", "p = 0 <= v + 0 < len(d)", "(p, v)"),
    Hiding("condition", "p = v + 0 if len(d) else 5", "p"),
    Hiding("unpacking", "a, (b, *c) = v, [len(d), v]\np = a, c", "p"),
    Hiding("augmented", "p = v\np += len(d) * 0", "p"),
    Hiding("loop", "for p in [v]:\n    len(d)", "p"),
    Hiding("comprehension", "p = [v + 0 * len(d) for _ in range(1)]", "p"),
    Hiding("match", "match [v]:\n    case [a] if len(d): p = a", "p"),
    Hiding("walrus", "p = (a := v) + 0 * len(d)", "a"),
    Hiding("dynamic name", "p = getattr(c, 'a' + str(v))", "p", "class C: pass\nc = C(); c.a0 = 5; c.a1 = 6", also="c.a0 = 5; c.a1 = 6"),
    Hiding("dynamic name or default", "p = getattr(c, 'a' + str(v), 0)", "p", "class C: pass\nc = C(); c.a0 = 5; c.a1 = 6", also="c.a0 = 5; c.a1 = 6"),
    Hiding("item asked for", "p = c[v]", "p", "c = [5, 6]", also="c[0] = 5; c[1] = 6"),
    Hiding("value to write", "c.a = v", "c.a", "class C: pass\nc = C()", also="c.a = 5"),
    Hiding("group", "try: f(v)\nexcept ExceptionGroup as e: p = e.exceptions[0].args", "p", "def f(a):\n    try: raise ExceptionGroup('a', [KeyError(a), ValueError()])\n    except* ValueError: len(d)"),
    Hiding("group handled", "try: f(v)\nexcept OSError as e: p = e.args", "p", "def f(a):\n    try: raise ExceptionGroup('a', [KeyError(), ValueError()])\n    except* ValueError: raise OSError(a)\n    except* KeyError: len(d)"),
]  # fmt: skip

PRIMITIVES = table("""
semaphore | p = threading.Semaphore(v) | p.acquire(blocking=False)
bounded | p = threading.BoundedSemaphore(1 + v) | (p.acquire(), p.acquire(blocking=False))
event | p = threading.Event() ;;if v: p.set() | p.is_set()
lock held | p = threading.Lock() ;;if v: p.acquire() | p.locked()
barrier | p = threading.Barrier(1 + v) | p.parties
thread name | p = threading.Thread(name=str(v)) | p.name
daemon | p = threading.Thread(daemon=bool(v)) | p.daemon
thread attribute | p = threading.Thread() ;;p.a = v | p.a
current thread | threading.current_thread().a = v | threading.current_thread().a
main thread | threading.main_thread().a = v | threading.main_thread().a
thread arguments | p = threading.Thread(target=print, args=(v,)) | (p.start(), p.join())
thread keywords | p = threading.Thread(target=print, args=(0,), kwargs={"end": str(v)}) | (p.start(), p.join())
thread target | p = threading.Thread(target=lambda: print(v)) | (p.start(), p.join())
timer | p = threading.Timer(0, print, [v]) | (p.start(), p.join())
local | p = threading.local() ;;p.a = v | p.a
local argument | p = L(v) | p.a | class L(threading.local): ;;    def __init__(self, a): self.a = a
queue | p = queue.Queue() ;;p.put(v) | p.get() | import queue
queue size | p = queue.Queue(v) | p.maxsize | import queue
stack | p = queue.LifoQueue() ;;p.put(v) | p.get() | import queue
heap | p = queue.PriorityQueue() ;;p.put((v, 0)) | p.get() | import queue
simple queue | p = queue.SimpleQueue() ;;p.put(v) | p.get() | import queue
condition | p = threading.Condition() ;;if v: p.acquire() | p.release() if v else 0
pool argument | p = pool.submit(str, v) | p.result() | from concurrent.futures import ThreadPoolExecutor ;;pool = ThreadPoolExecutor(1)
pool keyword | p = pool.submit(int, "11", base=8 + v) | p.result() | from concurrent.futures import ThreadPoolExecutor ;;pool = ThreadPoolExecutor(1)
pool closure | p = pool.submit(lambda: v) | p.result() | from concurrent.futures import ThreadPoolExecutor ;;pool = ThreadPoolExecutor(1)
pool exception | p = pool.submit(f, v) | p.exception().args | from concurrent.futures import ThreadPoolExecutor ;;pool = ThreadPoolExecutor(1) ;;def f(a): raise ValueError(a)
pool map | p = pool.map(str, [v]) | list(p) | from concurrent.futures import ThreadPoolExecutor ;;pool = ThreadPoolExecutor(1)
pool callback | p = pool.submit(int) ;;p.add_done_callback(lambda f: print(v)) | p.result() | from concurrent.futures import ThreadPoolExecutor ;;pool = ThreadPoolExecutor(1)
pool initial value | p = ThreadPoolExecutor(1, initializer=print, initargs=(v,)) | p.submit(int).result() | from concurrent.futures import ThreadPoolExecutor
pool prefix | p = ThreadPoolExecutor(1, "ab"[v]) | p.submit(lambda: threading.current_thread().name).result() | from concurrent.futures import ThreadPoolExecutor
future | p = Future() ;;p.set_result(v) | p.result() | from concurrent.futures import Future
future exception | p = Future() ;;p.set_exception(KeyError(v)) | p.exception().args | from concurrent.futures import Future
manager | p = m(v) | p.__enter__() | from contextlib import contextmanager ;;@contextmanager ;;def m(a): yield a
entered | p = m(v) ;;p.__enter__() | p.__exit__(None, None, None) | from contextlib import contextmanager ;;@contextmanager ;;def m(a): ;;    yield ;;    print(a)
exit stack | p = ExitStack() ;;p.callback(print, v) | p.close() | from contextlib import ExitStack
suppress | p = suppress([KeyError, ValueError][v]) | p.__exit__(KeyError, KeyError(), None) | from contextlib import suppress
closing | p = closing([v]) | p.__enter__() | from contextlib import closing
nullcontext | p = nullcontext(v) | p.__enter__() | from contextlib import nullcontext
random | p = random.Random(v) | p.random() | import random
seed | random.seed(v) | random.random() | import random
identity | a, b = [], [] ;;id(a) if v else id(b) | id(b)
thread number | if v: threading.Thread() | threading.Thread().name
""")

ASYNC = table("""
local variable | p = v | p
task | p = asyncio.create_task(give(v)) | await p
task not awaited | p = asyncio.create_task(tell(v)) | 0
task name | p = asyncio.create_task(give(0), name=str(v)) | p.get_name()
task result | p = asyncio.create_task(give(v)) ;;while not p.done(): await asyncio.sleep(0) | p.result()
gather | p = asyncio.gather(give(v), give(0)) | await p
shield | p = asyncio.shield(give(v)) | await p
coroutine | p = give(v) | await p
future | p = asyncio.get_running_loop().create_future() ;;p.set_result(v) | await p
future exception | p = asyncio.get_running_loop().create_future() ;;p.set_exception(KeyError(v)) | p.exception().args
future callback | p = asyncio.get_running_loop().create_future() ;;p.add_done_callback(lambda f: print(v)) ;;p.set_result(0) | p.done()
call soon | asyncio.get_running_loop().call_soon(print, v) | 0
call soon closure | asyncio.get_running_loop().call_soon(lambda: print(v)) | 0
call later | asyncio.get_running_loop().call_later(0, print, v) ;;await asyncio.sleep(1) | 0
queue | p = asyncio.Queue() ;;p.put_nowait(v) | await p.get()
event | p = asyncio.Event() ;;if v: p.set() | p.is_set()
lock | p = asyncio.Lock() ;;if v: await p.acquire() | p.locked()
semaphore | p = asyncio.Semaphore(v) | p.locked()
cancelled | p = asyncio.create_task(asyncio.sleep(9)) ;;p.cancel(str(v)) ;;try: await p ;;except asyncio.CancelledError as e: p = e | p.args
return in with | p = await held(v) | p
return in finally | p = await last(v) | p
context manager | p = await inside(v) | p
generator | p = several(v) | await anext(p), await p.aclose()
generator position | p = several(0) ;;if v: await anext(p) | await anext(p), await p.aclose()
wait for | p = await asyncio.wait_for(give(v), None) | p
to thread | p = await asyncio.to_thread(str, v) | p
to thread closure | p = await asyncio.to_thread(lambda: v) | p
to thread exception | try: await asyncio.to_thread(fail, v) ;;except ValueError as e: p = e | p.args
executor | p = await asyncio.get_running_loop().run_in_executor(None, str, v) | p
group | async with asyncio.TaskGroup() as g: p = g.create_task(give(v)) | p.result()
timeout | async with asyncio.timeout(None): p = await give(v) | p
sleep result | p = await asyncio.sleep(0, v) | p
as completed | p = [await f for f in asyncio.as_completed([give(v)])] | p
""", before="""
import contextlib
async def give(a):
    await asyncio.sleep(0)
    return a
async def tell(a):
    await asyncio.sleep(0)
    print(a)
def fail(a):
    raise ValueError(a)
async def last(a):
    try:
        return a
    finally:
        await asyncio.sleep(0)
async def held(a):
    async with Manager():
        return a
class Manager:
    async def __aenter__(self): return self
    async def __aexit__(self, *details): await asyncio.sleep(0)
@contextlib.asynccontextmanager
async def manager(a):
    await asyncio.sleep(0)
    yield a
async def inside(a):
    async with manager(a) as b:
        return b
async def several(a):
    yield a
    await asyncio.sleep(0)
    yield a + 1
""")  # fmt: skip

KINDS = {
    "value": VALUES, "iterator": ITERATORS, "function": FUNCTIONS, "class": CLASSES, "subclass": SUBCLASSES,
    "exception": EXCEPTIONS, "waiting": WAITING, "primitive": PRIMITIVES, "async": ASYNC,
}  # fmt: skip
CARRIERS = {
    "list": ("p = [p]", "p[0]"),
    "closure": ("q = p\n    p = lambda: q", "p()"),
    "attribute": ("p = Carrier(p)", "p.held"),
    "exception": ("p = Exception(p)", "p.args[0]"),
    "partial": ("p = partial(identity, p)", "p()"),
    "generator": ("p = giving(p)", "next(p)"),
    "class": ("p = type('K', (), {'held': [p]})", "p.held[0]"),
    "deque": ("p = deque([p])", "p[0]"),
}
"""How to hide deeper what is hidden already: what becomes of ``p``, and how to get it back."""
CARRYING = """
from collections import deque
from functools import partial
class Carrier:
    __slots__ = ("held",)
    def __init__(self, held): self.held = held
def identity(a): return a
def giving(a): yield a
"""


def hidings():
    """Every hiding that this interpreter can run, by its name."""
    return {
        f"{kind}: {hiding.name}": hiding
        for kind, some in KINDS.items()
        for hiding in some
        if sys.version_info[:2] >= hiding.since
    }


def programs():
    """``(name, source, refused)``: one program for each way of hiding a value."""
    for name, hiding in hidings().items():
        if name.startswith("async"):
            yield name, hiding.program(TASKS, "await asyncio.sleep(0)", writer="writer()"), hiding.refused
        else:
            yield name, hiding.program(), hiding.refused


def source(number):
    """A program drawn from a number: the same, hidden behind up to three other things, or read by a task while a thread writes."""
    draw = random.Random(number)
    # A class body runs at one go: where every read is a step, one that reads is refused.
    every = {name: hiding for name, hiding in hidings().items() if "class " not in hiding.hide}
    name = draw.choice(list(every))
    hiding = every[name]
    if name.startswith("async"):
        if draw.random() < 0.5:
            return hiding.program(TASKS, "await asyncio.sleep(0)", writer="writer()")
        thread = hiding.before + "\ndef plain_writer():\n    global x\n    x = 1\n    x = 0"
        plain = dataclasses.replace(hiding, before=thread)
        return plain.program(TASKS, "await asyncio.sleep(0)", writer="asyncio.to_thread(plain_writer)")
    carried = []
    if name.startswith(("value", "class", "function", "subclass", "exception")) and "p = " in hiding.hide:
        carried = draw.choices(list(CARRIERS), k=draw.randrange(4))
    hide = "\n".join([hiding.hide, *(CARRIERS[carrier][0].replace("\n    ", "\n") for carrier in carried)])
    found = [f"p = {CARRIERS[carrier][1]}" for carrier in reversed(carried)]
    return dataclasses.replace(hiding, hide=hide, before=CARRYING + hiding.before).program(pause="; ".join(["len(d)", *found]))
