# %% a protocol, checked or not
from typing import Protocol, runtime_checkable
@runtime_checkable
class Closable(Protocol):
    def close(self) -> None: ...
class Sized2(Protocol):
    size: int
    def grow(self, by: int = 1) -> int: ...
class File:
    size: int = 0
    def __init__(self) -> None:
        self.closed = False
    def close(self) -> None:
        self.closed = True
    def grow(self, by: int = 1) -> int:
        self.size += by
        return self.size
class Nope: ...
def finish(*things: Closable) -> int:
    n = 0
    for thing in things:
        if isinstance(thing, Closable):
            thing.close()
            n += 1
    return n
f = File()
s: Sized2 = f
print(finish(f, Nope()), f.closed, s.grow(), s.grow(3), isinstance(f, Closable), isinstance(Nope(), Closable), issubclass(File, Closable))
class Impl(Closable):
    def close(self): print("impl")
Impl().close()
try:
    Closable()
except TypeError as e:
    print(e)
try:
    isinstance(f, Sized2)
except TypeError as e:
    print(e)
# %% a generic cache that threads share
from typing import Generic, TypeVar, Iterator, Optional, Union, Any, Callable, get_origin, get_args
import threading
K = TypeVar("K"); V = TypeVar("V", bound="object"); N = TypeVar("N", int, float)
class Cache(Generic[K, V]):
    def __init__(self, make: Callable[[K], V]) -> None:
        self._make = make
        self._known: dict[K, V] = {}
        self._lock = threading.Lock()
    def get(self, key: K) -> V:
        with self._lock:
            if key not in self._known:
                self._known[key] = self._make(key)
            return self._known[key]
    def __iter__(self) -> Iterator[K]:
        return iter(self._known)
class Sub(Cache[str, int]):
    def get(self, key: str) -> int:
        return super().get(key) + 1
c: Cache[str, int] = Cache[str, int](len)
d = Sub(len)
ts = [threading.Thread(target=c.get, args=("abc",)) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print(c.get("abc"), list(c), d.get("xy"), Sub.__mro__[1].__name__, isinstance(d, Cache))
print(K, V, get_origin(Cache[str, int]) is Cache, get_args(Cache[str, int]), get_origin(list[int]), get_args(dict[str, Optional[int]]))
print(Optional[int], Union[int, str], Union[int, str, None], Callable[[int], str], Callable[..., Any], int | None, list[int | str])
print(Cache[str, int], Cache.__parameters__, Sub.__orig_bases__)
# %% decorators that keep the types
from typing import ParamSpec, TypeVar, Callable, Concatenate, Awaitable
import functools, asyncio
P = ParamSpec("P"); R = TypeVar("R")
def logged(f: Callable[P, R]) -> Callable[P, R]:
    @functools.wraps(f)
    def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        print("call", f.__name__, args, kwargs)
        return f(*args, **kwargs)
    return inner
def retry(times: int) -> Callable[[Callable[P, Awaitable[R]]], Callable[P, Awaitable[R]]]:
    def deco(f: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
        async def inner(*args: P.args, **kwargs: P.kwargs) -> R:
            last: Exception | None = None
            for _ in range(times):
                try:
                    return await f(*args, **kwargs)
                except ValueError as e:
                    last = e
            assert last is not None
            raise last
        return inner
    return deco
@logged
def add(a: int, b: int = 2) -> int:
    "adds"
    return a + b
n = 0
@retry(3)
async def flaky(x: int) -> int:
    global n
    n += 1
    await asyncio.sleep(0)
    if n < 3:
        raise ValueError(n)
    return x * n
print(add(1), add(1, b=5), add.__name__, add.__doc__, add.__wrapped__(1, 1))
print(asyncio.run(flaky(5)), P, P.args, P.kwargs)
print(Callable[P, R], Callable[Concatenate[int, P], R])
# %% a tree of dataclasses whose annotations are texts
from __future__ import annotations
import typing as t
from dataclasses import dataclass, field
import threading
if t.TYPE_CHECKING:
    from foo import Bar
@dataclass
class Node:
    name: str
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)
    kinds: t.ClassVar[int] = 0
    def add(self, child: Node) -> Bar:
        with self.lock:
            child.parent = self
            self.children.append(child)
            return child
    def path(self) -> str:
        return f"{self.parent.path()}/{self.name}" if self.parent else self.name
root = Node("r")
def grow(i: int) -> None:
    root.add(Node(f"c{i}"))
ts = [threading.Thread(target=grow, args=(i,)) for i in range(2)]
for x in ts: x.start()
for x in ts: x.join()
print(sorted(c.path() for c in root.children), Node("a") == Node("a"), grow.__annotations__, Node.__annotations__)
print(Node("q"))
# %% typed dictionaries and named tuples
from typing import TypedDict, NamedTuple, Dict, List, Tuple, Set, FrozenSet, Type, Deque, DefaultDict, Mapping, Sequence, Iterable, Hashable, Sized, Text, AnyStr, NoReturn, IO, Match, Pattern, Counter, ChainMap, OrderedDict
from collections import namedtuple
D = TypedDict("D", {"a-b": int, "c": str})
E = NamedTuple("E", [("a", int), ("b", str)])
F = namedtuple("F", "x y z", defaults=(1, 2))
G = namedtuple("G", ["a", "class"], rename=True)
d: D = {"a-b": 1, "c": "x"}
print(d, E(1, "z"), F(0), F(z=5, x=1), F._fields, G._fields, F._make([1, 2, 3]), E.__annotations__)
print(List[int], Dict[str, int], Tuple[int, ...], Type[int], Deque[int], Sequence[int], Mapping[str, Set[int]])
print(isinstance([], Sequence), isinstance({}, Mapping), isinstance(3, Hashable), isinstance([], Iterable), Text is str)
l: List[int] = List[int]() if False else []
def fail() -> NoReturn: raise RuntimeError("no")
try: fail()
except RuntimeError as e: print(e)
class H(namedtuple("Base", "a b")):
    __slots__ = ()
    def total(self): return self.a + self.b
    def __new__(cls, a, b=3): return super().__new__(cls, a, b)
print(H(1).total(), H(1), H(1)._replace(a=9))
try: F(1, 2, 3, 4)
except TypeError as e: print(e)
try: F(1).x = 3
except AttributeError as e: print(e)
# %% type statements and type parameters [>=3.12]
from typing import Callable
import threading
type Pair[T] = tuple[T, T]
type Handler = Callable[[int], None]
def first[T](p: Pair[T]) -> T: return p[0]
class Stack[T]:
    def __init__(self, *items: T) -> None:
        self.items: list[T] = list(items)
        self.lock = threading.Lock()
    def push(self, item: T) -> None:
        with self.lock: self.items.append(item)
    def map[U](self, f: Callable[[T], U]) -> "Stack[U]":
        return Stack[U](*map(f, self.items))
class IntStack(Stack[int]): ...
s = Stack[int](1, 2)
t = threading.Thread(target=s.push, args=(3,)); t.start(); t.join()
print(first((1, 2)), s.items, s.map(str).items, Pair, Pair[int], Handler, Stack.__type_params__, Stack[int], IntStack(4).items)
def bounded[N: (int, float), B: str, *Ts, **P](n: N, b: B, *rest: *Ts) -> N: return n
print(bounded(1, "a"), bounded.__type_params__, bounded.__annotations__)
type Tree = dict[str, Tree] | None
print(Tree.__name__)
# %% wraps around coroutines and generators
import asyncio, functools
from typing import Any
def deco(f):
    @functools.wraps(f)
    async def inner(*a: Any, **k: Any) -> Any:
        "own"
        return await f(*a, **k)
    return inner
def sync(f):
    @functools.wraps(f)
    def inner(a): return f(a)
    return inner
def genwrap(f):
    @functools.wraps(f)
    def inner(*a): yield from f(*a)
    return inner
def agenwrap(f):
    @functools.wraps(f)
    async def inner(*a):
        async for x in f(*a): yield x
    return inner
@deco
async def f(x: int) -> str:
    "doc f"
    return str(x)
@sync
async def g(x: int): return x
@genwrap
def h(n: int):
    "doc h"
    yield from range(n)
@agenwrap
async def ag(n):
    for i in range(n): yield i
async def m(a: int, b: "str" = "x") -> None: pass
class K:
    async def meth(self, a): pass
    @classmethod
    async def cm(cls): return cls.__name__
    @staticmethod
    async def sm(): return 1
print(f.__name__, f.__doc__, f.__annotations__, f.__wrapped__.__name__, f.__qualname__, asyncio.iscoroutinefunction(f), asyncio.iscoroutinefunction(g), asyncio.iscoroutinefunction(h), asyncio.iscoroutinefunction(K().meth), asyncio.iscoroutinefunction(K.cm), asyncio.iscoroutinefunction(K.sm), asyncio.iscoroutinefunction(ag), asyncio.iscoroutinefunction(functools.partial(f, 1)), asyncio.iscoroutinefunction(3))
print(m.__annotations__, h.__annotations__, list(h(3)), h.__doc__, h.__name__)
f.calls = 0; f.calls += 1; h.tag = "t"; print(f.calls, h.tag, isinstance(f, type(m)), callable(f))
async def main():
    print(await f(3), await g(4), [x async for x in ag(2)], await K.cm(), await K.sm())
    for bad in (lambda: f(), lambda: f(1, 2), lambda: g(), lambda: g(1, 2), lambda: m(), lambda: m(1, 2, 3), lambda: K().meth(), lambda: K.cm(3), lambda: ag.nope, lambda: m(1, c=2), lambda: f + 1, lambda: len(m), lambda: m[0]):
        try:
            r = bad()
            if asyncio.iscoroutine(r): await r
        except Exception as e: print(type(e).__name__, e)
asyncio.run(main())
for bad in (lambda: h(), lambda: list(h("a"))):
    try: print(list(bad()))
    except Exception as e: print(type(e).__name__, e)
# %% singledispatch by annotations that are texts
from __future__ import annotations
from functools import singledispatch, singledispatchmethod
class Shape: pass
class Sq(Shape): pass
@singledispatch
def area(s, k=1) -> int: return 0
@area.register
def _(s: Shape, k: int = 1) -> int: return 1 * k
@area.register
def _sq(s: Sq, k=1): return 2 * k
@area.register
def _i(s: int): return 3
class V:
    @singledispatchmethod
    def visit(self, n): return "?"
    @visit.register
    def _(self, n: Shape): return f"shape {type(self).__name__}"
    @visit.register
    def _(self, n: str) -> str: return "str"
print(area(Shape()), area(Sq(), 5), area(3), area("x"), area(True), V().visit(Sq()), V().visit("a"), V().visit(2), area.__name__, area.registry[int] is _i)
# %% singledispatch by unions
from functools import singledispatch
from typing import Union, Optional
@singledispatch
def f(x): return "obj"
@f.register
def _(x: int | float): return "num"
@f.register
def _(x: Union[str, bytes]): return "text"
@f.register(list | tuple)
def _(x): return "seq"
@f.register
def _(x: Optional[dict]): return "dict?"
print(f(1), f(1.0), f("a"), f(b""), f([]), f(()), f(None), f({}), f(set()))
# %% an inventory that two threads fill
from __future__ import annotations
import logging, threading, time
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, asdict, replace
from enum import Enum, auto
from typing import Any, Final, Generic, Literal, NamedTuple, Protocol, TypeAlias, TypeVar, overload
logger = logging.getLogger(__name__)
Sku: TypeAlias = str
Listener: TypeAlias = Callable[["Event"], None]
T = TypeVar("T", bound="Entity")
MAX_RETRIES: Final = 3
class Kind(str, Enum):
    ADDED = "added"
    REMOVED = "removed"
class Event(NamedTuple):
    kind: Kind
    sku: Sku
    qty: int = 1
@dataclass(kw_only=True)
class Entity:
    id: int
@dataclass(kw_only=True)
class Product(Entity):
    sku: Sku
    price: float = 0.0
    tags: frozenset[str] = frozenset()
    def __post_init__(self) -> None:
        if self.price < 0: raise ValueError(f"{self.price=} must be >= 0")
class Repo(ABC, Generic[T]):
    def __init__(self) -> None:
        self._items: dict[int, T] = {}
        self._lock = threading.RLock()
    def add(self, item: T) -> T:
        with self._lock:
            if item.id in self._items: raise KeyError(item.id)
            self._items[item.id] = item
            self.on_added(item)
        return item
    @abstractmethod
    def on_added(self, item: T) -> None: ...
    def __iter__(self) -> Iterator[T]:
        with self._lock: return iter(list(self._items.values()))
    def __len__(self) -> int: return len(self._items)
    def __contains__(self, item: object) -> bool: return isinstance(item, Entity) and item.id in self._items
    def __getitem__(self, id: int) -> T: return self._items[id]
class Products(Repo[Product]):
    def __init__(self, *listeners: Listener) -> None:
        super().__init__()
        self.listeners: list[Listener] = [*listeners]
    def on_added(self, item: Product) -> None:
        for l in self.listeners: l(Event(Kind.ADDED, item.sku))
counts: defaultdict[Kind, int] = defaultdict(int)
def count(e: Event) -> None: counts[e.kind] += e.qty
repo = Products(count)
def worker(i: int) -> None:
    try: repo.add(Product(id=i % 2, sku=f"s{i}", price=i * 1.5))
    except KeyError as e: logger.warning("duplicate %s", e)
threads = [threading.Thread(target=worker, args=(i,), name=f"w{i}") for i in (0, 1)]
for t in threads: t.start()
for t in threads: t.join()
print(len(repo), counts, sorted(p.sku for p in repo), repo[0], Product(id=9, sku="z") in repo, replace(repo[1], price=2).price, asdict(repo[0]), Kind.ADDED == "added", f"{Kind.ADDED}", Kind("removed").name)
try: Product(id=1, sku="x", price=-1)
except ValueError as e: print(e)
# %% a bus of events by their types
from __future__ import annotations
from typing import Callable, Any, TypeVar
import threading, functools, itertools
from collections import defaultdict
E = TypeVar("E")
class Bus:
    def __init__(self) -> None:
        self._subs: dict[type, list[Callable[[Any], None]]] = defaultdict(list)
        self._lock = threading.Lock()
        self._ids = itertools.count(1)
    def on(self, kind: type[E]) -> Callable[[Callable[[E], None]], Callable[[E], None]]:
        def deco(f: Callable[[E], None]) -> Callable[[E], None]:
            with self._lock: self._subs[kind].append(f)
            return f
        return deco
    def emit(self, event: object) -> int:
        with self._lock: subs = [f for k in type(event).__mro__ for f in self._subs.get(k, ())]
        for f in subs: f(event)
        return len(subs)
class Base: ...
class Child(Base):
    def __init__(self, n: int): self.n = n
bus = Bus(); log: list[str] = []
@bus.on(Base)
def any_(e: Base) -> None: log.append(f"base {type(e).__name__}")
@bus.on(Child)
def child(e: Child) -> None: log.append(f"child {e.n}")
t = threading.Thread(target=bus.emit, args=(Child(1),)); t.start(); t.join()
print(bus.emit(Base()), bus.emit(Child(2)), bus.emit(3), log)
# %% a decorator that tries again
from __future__ import annotations
import functools, time, random, logging
from collections.abc import Callable
from typing import ParamSpec, TypeVar
P = ParamSpec("P"); R = TypeVar("R")
class CircuitOpen(RuntimeError): ...
def retry(*exceptions: type[BaseException], tries: int = 3, delay: float = 0.0) -> Callable[[Callable[P, R]], Callable[P, R]]:
    def deco(func: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(func)
        def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
            for attempt in range(1, tries + 1):
                try: return func(*args, **kwargs)
                except exceptions as exc:
                    print(f"{func.__name__}: {attempt}/{tries} {exc!r}")
                    if attempt == tries: raise
                    time.sleep(delay)
            raise AssertionError("unreachable")
        return wrapper
    return deco
state = {"n": 0}
@retry(ValueError, KeyError, tries=3)
def flaky(limit: int = 2) -> str:
    state["n"] += 1
    if state["n"] <= limit: raise ValueError(f"try {state['n']}")
    return "ok"
print(flaky(), flaky.__wrapped__ is not None)
state["n"] = 0
try: flaky(limit=9)
except ValueError as e: print("gave up", e)
@retry(KeyError)
def other(): raise TypeError("t")
try: other()
except TypeError as e: print(e)
# %% settings read from the environment
import os, json
from dataclasses import dataclass, fields, field
from typing import Any, Self
@dataclass(frozen=True, slots=True)
class Settings:
    host: str = "localhost"
    port: int = 8080
    debug: bool = False
    tags: tuple[str, ...] = field(default_factory=tuple)
    @classmethod
    def from_env(cls, env: dict[str, str]) -> Self:
        kw: dict[str, Any] = {}
        for f in fields(cls):
            raw = env.get(f"APP_{f.name.upper()}")
            if raw is None: continue
            match f.name:
                case "port": kw[f.name] = int(raw)
                case "debug": kw[f.name] = raw.lower() in {"1", "true"}
                case "tags": kw[f.name] = tuple(raw.split(","))
                case _: kw[f.name] = raw
        return cls(**kw)
print(Settings.from_env({"APP_PORT": "90", "APP_DEBUG": "True", "APP_TAGS": "a,b"}), Settings(), Settings.from_env(dict(os.environ)) == Settings())
print([(f.name, f.type) for f in fields(Settings)], hash(Settings()) == hash(Settings()) if False else "")
try: Settings().port = 1
except Exception as e: print(type(e).__name__, e)
# %% a parser
from __future__ import annotations
import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Iterator, NamedTuple, Union
class T(Enum):
    NUM = auto(); OP = auto(); LP = auto(); RP = auto(); END = auto()
class Tok(NamedTuple):
    kind: T; text: str; pos: int
SPEC = [(T.NUM, r"\d+(?:\.\d+)?"), (T.OP, r"[-+*/]"), (T.LP, r"\("), (T.RP, r"\)")]
RE = re.compile("|".join(f"(?P<{k.name}>{p})" for k, p in SPEC) + r"|(?P<WS>\s+)|(?P<BAD>.)")
def lex(s: str) -> Iterator[Tok]:
    for m in RE.finditer(s):
        k = m.lastgroup
        if k == "WS": continue
        if k == "BAD": raise SyntaxError(f"bad {m[0]!r} at {m.start()}")
        yield Tok(T[k], m[0], m.start())
    yield Tok(T.END, "", len(s))
@dataclass(frozen=True)
class Num: v: float
@dataclass(frozen=True)
class Bin:
    op: str; l: Node; r: Node
Node = Union[Num, Bin]
class Parser:
    PREC = {"+": 1, "-": 1, "*": 2, "/": 2}
    def __init__(self, s): self.toks = lex(s); self.cur = next(self.toks)
    def take(self, kind: T | None = None) -> Tok:
        t = self.cur
        if kind and t.kind is not kind: raise SyntaxError(f"expected {kind.name}, got {t.kind.name} at {t.pos}")
        if t.kind is not T.END: self.cur = next(self.toks)
        return t
    def expr(self, p=0) -> Node:
        t = self.take()
        match t:
            case Tok(T.NUM, text): left: Node = Num(float(text))
            case Tok(kind=T.LP): left = self.expr(); self.take(T.RP)
            case Tok(T.OP, "-"): left = Bin("-", Num(0), self.expr(3))
            case _: raise SyntaxError(f"unexpected {t.kind.name}")
        while self.cur.kind is T.OP and (q := self.PREC[self.cur.text]) > p:
            op = self.take().text; left = Bin(op, left, self.expr(q))
        return left
def ev(n: Node) -> float:
    match n:
        case Num(v): return v
        case Bin("+", l, r): return ev(l) + ev(r)
        case Bin("-", l, r): return ev(l) - ev(r)
        case Bin("*", l, r): return ev(l) * ev(r)
        case Bin("/", l, r): return ev(l) / ev(r)
for s in ("1+2*3", "(1+2)*-3", "8/4/2", "1+", "2 $", "(1", "1/0"):
    try: print(s, "=", ev(Parser(s).expr()))
    except (SyntaxError, ArithmeticError) as e: print(s, type(e).__name__, e)
# %% models as JSON
from __future__ import annotations
import json
from dataclasses import dataclass, asdict, field, is_dataclass
from datetime import datetime, timezone, date
from enum import Enum
from typing import Any
class Role(Enum): ADMIN = "admin"; USER = "user"
@dataclass
class User:
    name: str
    role: Role = Role.USER
    joined: date = date(2020, 1, 1)
    friends: list[User] = field(default_factory=list)
    @classmethod
    def from_json(cls, d: dict[str, Any]) -> User:
        return cls(d["name"], Role(d.get("role", "user")), date.fromisoformat(d["joined"]) if "joined" in d else date.min, [cls.from_json(f) for f in d.get("friends", [])])
def default(o: Any) -> Any:
    if is_dataclass(o): return asdict(o)
    if isinstance(o, Enum): return o.value
    if isinstance(o, (date, datetime)): return o.isoformat()
    raise TypeError(f"{type(o).__name__} is not serializable")
u = User("ann", Role.ADMIN, friends=[User("bob")])
s = json.dumps(u, default=default, sort_keys=True); print(s)
print(User.from_json(json.loads(s)) == u, User.from_json({"name": "z"}))
try: json.dumps({"x": {1}}, default=default)
except TypeError as e: print(e)
try: User.from_json({})
except KeyError as e: print("missing", e)
# %% a pool of workers, typed
from __future__ import annotations
import threading, queue
from dataclasses import dataclass, field
from typing import Any, Callable, Generic, ParamSpec, TypeVar, Self
from types import TracebackType
R = TypeVar("R")
@dataclass
class Task(Generic[R]):
    fn: Callable[..., R]
    args: tuple[Any, ...] = ()
    kwargs: dict[str, Any] = field(default_factory=dict)
    done: threading.Event = field(default_factory=threading.Event, repr=False)
    value: R | None = None
    error: BaseException | None = None
    def run(self) -> None:
        try: self.value = self.fn(*self.args, **self.kwargs)
        except BaseException as e: self.error = e
        finally: self.done.set()
    def result(self) -> R:
        self.done.wait()
        if self.error is not None: raise self.error
        return self.value
class Pool:
    def __init__(self, n: int) -> None:
        self._q: queue.Queue[Task[Any] | None] = queue.Queue(); self._ts = [threading.Thread(target=self._loop, name=f"w-{i}", daemon=True) for i in range(n)]
    def _loop(self) -> None:
        while (t := self._q.get()) is not None: t.run()
    def __enter__(self) -> Self:
        for t in self._ts: t.start()
        return self
    def __exit__(self, et: type[BaseException] | None, ev: BaseException | None, tb: TracebackType | None) -> None:
        for _ in self._ts: self._q.put(None)
        for t in self._ts: t.join()
    def submit(self, fn: Callable[..., R], /, *a: Any, **k: Any) -> Task[R]:
        t = Task(fn, a, k); self._q.put(t); return t
with Pool(1) as p:
    a, b = p.submit(pow, 2, 5), p.submit(int, "zz")
    print(a.result())
    try: b.result()
    except ValueError as e: print(e)
print(a)
# %% descriptors that check
from __future__ import annotations
from typing import Any, Generic, TypeVar, overload, Callable
T = TypeVar("T")
class Validator(Generic[T]):
    def __init__(self, *checks: Callable[[T], bool], default: T | None = None) -> None: self.checks = checks; self.default = default
    def __set_name__(self, owner: type, name: str) -> None: self.name = name; self.slot = f"_{owner.__name__}_{name}"
    @overload
    def __get__(self, obj: None, owner: type) -> Validator[T]: ...
    @overload
    def __get__(self, obj: object, owner: type) -> T: ...
    def __get__(self, obj, owner=None):
        if obj is None: return self
        return getattr(obj, self.slot, self.default)
    def __set__(self, obj: Any, value: T) -> None:
        for c in self.checks:
            if not c(value): raise ValueError(f"{self.name}={value!r} refused by {c.__name__}")
        setattr(obj, self.slot, value)
def positive(x): return x > 0
def small(x): return x < 100
class Order:
    qty = Validator[int](positive, small, default=1); price = Validator[float](positive)
    def __init__(self, price): self.price = price
    @property
    def total(self): return self.qty * self.price
o = Order(2.5); o.qty = 4; print(o.total, Order.qty.name, Order.qty.default)
for bad in (-1, 200):
    try: o.qty = bad
    except ValueError as e: print(e)
try: Order(-2)
except ValueError as e: print(e)
print(o.qty)
# %% annotations, 1
from __future__ import annotations
import typing as t, dataclasses as dc, enum, functools, collections, abc, threading, contextlib, itertools, operator, asyncio
from typing import Generic, TypeVar, Protocol, NamedTuple, TypedDict, Callable, Iterator
T = TypeVar("T"); K = TypeVar("K"); V = TypeVar("V"); T_co = TypeVar("T_co", covariant=True)
try:
    class P(NamedTuple, Generic[T]):
        a: T
        b: int = 2
    print(P(1), P[int](5).a, P._fields, P("x").b)
except Exception as error:
    print(type(error).__name__, error)

try:
    class D(TypedDict, Generic[T]):
        a: T
    d: D[int] = {"a": 1}; print(d, D[int](a=3))
except Exception as error:
    print(type(error).__name__, error)

try:
    class S(Protocol[T_co]):
        def get(self) -> T_co: ...
    class I(S[int]):
        def get(self): return 3
    print(I().get())
except Exception as error:
    print(type(error).__name__, error)

try:
    class Base(Generic[K, V]):
        def __init__(self, k: K, v: V): self.k, self.v = k, v
    class Half(Base[str, V]): pass
    print(Half[int]("a", 2).k, Half.__parameters__, Half[int])
except Exception as error:
    print(type(error).__name__, error)

try:
    @dc.dataclass
    class Box(Generic[T]):
        item: T
        more: list[T] = dc.field(default_factory=list)
        def map(self, f: Callable[[T], K]) -> Box[K]: return Box(f(self.item), [f(x) for x in self.more])
    print(Box(1, [2]).map(str), Box[int](3), Box("a") == Box("a"), dc.asdict(Box(Box(1))))
except Exception as error:
    print(type(error).__name__, error)

try:
    @dc.dataclass
    class A(abc.ABC):
        x: int
        @abc.abstractmethod
        def f(self) -> int: ...
    @dc.dataclass
    class B(A):
        y: int = 3
        def f(self): return self.x + self.y
    print(B(1), B(1).f()); A(1)
except Exception as error:
    print(type(error).__name__, error)

try:
    @dc.dataclass(frozen=True)
    class A:
        x: int
        @functools.cached_property
        def y(self): return self.x * 2
    a = A(3); print(a.y, a.y, a); a.x = 4
except Exception as error:
    print(type(error).__name__, error)

try:
    @dc.dataclass(frozen=True, slots=True)
    class A:
        x: int = 0
        def with_x(self, x): return dc.replace(self, x=x)
        def __post_init__(self): object.__setattr__(self, "x", abs(self.x))
    print(A(-3), A(1).with_x(-9), hash(A(1)) == hash(A(1))) if False else print(A(-3), A(1).with_x(-9))
except Exception as error:
    print(type(error).__name__, error)

try:
    @dc.dataclass(slots=True, kw_only=True)
    class A:
        x: int
        y: list = dc.field(default_factory=list)
    @dc.dataclass(slots=True, kw_only=True)
    class B(A):
        z: int = 1
    b = B(x=1); b.y.append(b.z); print(b, B.__slots__, [f.name for f in dc.fields(B)])
    b.q = 1
except Exception as error:
    print(type(error).__name__, error)

try:
    @dc.dataclass(order=True)
    class A:
        key: int = dc.field(init=False, repr=False)
        name: str = dc.field(compare=False)
        def __post_init__(self): self.key = len(self.name)
    print(sorted([A("bbb"), A("a")]), A("x") == A("y"), max(A("q"), A("zz")))
except Exception as error:
    print(type(error).__name__, error)

try:
    @dc.dataclass
    class A:
        x: int = 1
        def __init__(self, v): self.x = v * 2
        def __repr__(self): return "custom"
    print(A(2), A(2).x, A(1) == A(1))
except Exception as error:
    print(type(error).__name__, error)

try:
    @dc.dataclass
    class A:
        a: int
        b: str = "x"
        def __iter__(self): return iter(dc.astuple(self))
        def __getitem__(self, k): return getattr(self, k)
    x, y = A(1); print(x, y, *A(2), A(3)["b"], dict(zip("ab", A(4))), tuple(A(5)))
except Exception as error:
    print(type(error).__name__, error)

try:
    @dc.dataclass
    class N:
        v: int
        l: N | None = None
        r: N | None = None
        def __iter__(self) -> Iterator[int]:
            if self.l: yield from self.l
            yield self.v
            if self.r: yield from self.r
    print(list(N(2, N(1), N(3))), N(1, N(0)))
except Exception as error:
    print(type(error).__name__, error)

try:
    class E(enum.Enum):
        A = 1
        B = 2
        def __lt__(self, o): return self.value < o.value
        @classmethod
        def parse(cls, s: str) -> E: return cls[s.upper()]
        @staticmethod
        def n(): return 3
        @property
        def nxt(self): return E((self.value % 2) + 1)
    print(E.parse("a"), E.A < E.B, sorted(E, reverse=True), E.n(), E.B.nxt, max(E), E.A.nxt.nxt is E.A, {e: e.value for e in E}, E.A in {E.A})
except Exception as error:
    print(type(error).__name__, error)
# %% annotations, 2
from __future__ import annotations
import typing as t, dataclasses as dc, enum, functools, collections, abc, threading, contextlib, itertools, operator, asyncio
from typing import Generic, TypeVar, Protocol, NamedTuple, TypedDict, Callable, Iterator
T = TypeVar("T"); K = TypeVar("K"); V = TypeVar("V"); T_co = TypeVar("T_co", covariant=True)
try:
    class E(str, enum.Enum):
        X = "x"; Y = "y"
    print(E.X == "x", E("y"), E.X.upper(), f"{E.X}", str(E.X), repr(E.X), "".join(E), {"x": 1}[E.X], E.X.value, [e.value for e in E], E.X in ("x",))
except Exception as error:
    print(type(error).__name__, error)

try:
    class E(int, enum.Enum):
        ONE = 1
        TWO = 2
    print(E.ONE + 1, E(2), [10, 20, 30][E.TWO], E.ONE < 2, int(E.TWO), f"{E.ONE:03d}", range(E.TWO))
except Exception as error:
    print(type(error).__name__, error)

try:
    class F(enum.Flag):
        A = enum.auto(); B = enum.auto(); C = A | B
    print(F.A | F.B, F.C & F.A, F.A in F.C, [f for f in F], F(0), bool(F(0)), F.C.value, ~F.A, F.A ^ F.C, repr(F.C), len(F.C)); f = F.A; f |= F.B; print(f is F.C)
except Exception as error:
    print(type(error).__name__, error)

try:
    class E(enum.Enum):
        A = (1, "x")
        B = (2, "y")
        def __new__(cls, n, s):
            o = object.__new__(cls); o._value_ = n; o.label = s; return o
    print(E.A.label, E(2).label, E.A.value)
except Exception as error:
    print(type(error).__name__, error)

try:
    class E(enum.Enum):
        A = functools.partial(int)
        def f(self): pass
        B = "b"
        _ignore_ = []
    print(list(E)) if False else print(E.B, len(E.__members__) > 0)
except Exception as error:
    print(type(error).__name__, error)

try:
    class E(enum.IntEnum):
        A = 3
    match 3:
        case E.A: print("match")
    print(E.A == 3, E(3), {3: "x"}[E.A], E.A.name, isinstance(E.A, int), E.A is E(3), sum(E))
except Exception as error:
    print(type(error).__name__, error)

try:
    class E(enum.Enum):
        @enum.property
        def low(self): return self.name.lower()
        A = enum.auto()
        B = enum.auto()
    print(E.A.low, E.B.value)
except Exception as error:
    print(type(error).__name__, error)

try:
    class E(enum.Enum):
        A = enum.member(1) if hasattr(enum, "member") else 1
        @enum.nonmember
        class Inner: z = 1
    print(list(E), E.Inner.z)
except Exception as error:
    print(type(error).__name__, error)

try:
    class M(enum.Enum):
        ADD = "+"; MUL = "*"
        def __call__(self, a, b): return {M.ADD: operator.add, M.MUL: operator.mul}[self](a, b)
    print(M.ADD(1, 2), M("*")(3, 4), [m(2, 3) for m in M])
except Exception as error:
    print(type(error).__name__, error)

try:
    @enum.verify(enum.UNIQUE)
    class E(enum.Enum):
        A = 1
        B = 1
except Exception as error:
    print(type(error).__name__, error)

try:
    Color = enum.Enum("Color", ["R", "G"]); print(Color.R, Color(2), [c.name for c in Color], Color.__name__, Color["G"].value)
except Exception as error:
    print(type(error).__name__, error)

try:
    @t.runtime_checkable
    class C(Protocol):
        name: str
        def f(self) -> int: ...
    class X:
        name = "x"
        def f(self): return 1
    class Y: name = "y"
    print(isinstance(X(), C), isinstance(Y(), C), isinstance(3, C))
except Exception as error:
    print(type(error).__name__, error)

try:
    @t.overload
    def f(x: int) -> int: ...
    @t.overload
    def f(x: str) -> str: ...
    def f(x): return x * 2
    print(f(2), f("a"), f.__name__, f.__annotations__)
except Exception as error:
    print(type(error).__name__, error)

try:
    def f(x: int, *a: str, k: float = 1.0, **kw: bool) -> t.Optional[str]: return None
    print(f.__annotations__, f(1))
except Exception as error:
    print(type(error).__name__, error)
# %% annotations, 3
from __future__ import annotations
import typing as t, dataclasses as dc, enum, functools, collections, abc, threading, contextlib, itertools, operator, asyncio
from typing import Generic, TypeVar, Protocol, NamedTuple, TypedDict, Callable, Iterator
T = TypeVar("T"); K = TypeVar("K"); V = TypeVar("V"); T_co = TypeVar("T_co", covariant=True)
try:
    class A:
        x: int
        y: str = "d"
        z: t.ClassVar[int] = 3
    print(A.__annotations__, A.y, hasattr(A, "x"))
except Exception as error:
    print(type(error).__name__, error)

try:
    x: int = 3
    y: str
    print(x)
    print(y)
except Exception as error:
    print(type(error).__name__, error)

try:
    def f() -> None:
        a: int
        b: list[int] = []
        b.append(1)
        return b
    print(f())
except Exception as error:
    print(type(error).__name__, error)

try:
    (x): int = 5
    print(x)
except Exception as error:
    print(type(error).__name__, error)

try:
    class A: pass
    a = A()
    a.x: int = 3
    d = {}
    d["k"]: int = 4
    print(a.x, d)
except Exception as error:
    print(type(error).__name__, error)

try:
    JSON = t.Union[dict[str, "JSON"], list["JSON"], str, int, None]
    def depth(j: JSON) -> int: return 1 + max(map(depth, j.values() if isinstance(j, dict) else j), default=0) if isinstance(j, (dict, list)) else 0
    print(depth({"a": [1, {"b": []}]}))
except Exception as error:
    print(type(error).__name__, error)

try:
    def deco(f: Callable[..., T]) -> Callable[..., T]:
        @functools.wraps(f)
        def w(*a: t.Any, **k: t.Any) -> T: return f(*a, **k)
        return w
    @deco
    @deco
    def g(a, b=1): "d"; return a + b
    print(g(1), g(1, b=2), g.__name__, g.__wrapped__.__wrapped__.__name__, g.__doc__); g()
except Exception as error:
    print(type(error).__name__, error)

try:
    class Deco(Generic[T]):
        def __init__(self, f: Callable[..., T]) -> None: self.f = f; functools.update_wrapper(self, f)
        def __call__(self, *a: t.Any) -> T: return self.f(*a)
        def __get__(self, o, c=None): return self if o is None else functools.partial(self, o)
    class A:
        @Deco
        def m(self, x): "md"; return x
    print(A().m(3), A.m.__name__, A.m.__doc__, A.m.__wrapped__.__name__)
except Exception as error:
    print(type(error).__name__, error)

try:
    def curry(f, n):
        def go(*a): return f(*a) if len(a) >= n else lambda *b: go(*a, *b)
        return go
    print(curry(lambda a, b, c: a + b + c, 3)(1)(2)(3), curry(max, 2)(1, 5))
except Exception as error:
    print(type(error).__name__, error)

try:
    compose = lambda *fs: functools.reduce(lambda f, g: lambda x: g(f(x)), fs)
    print(compose(str, len, lambda n: n + 1)(12345))
except Exception as error:
    print(type(error).__name__, error)

try:
    class Pipeline(t.Generic[T]):
        def __init__(self, xs: t.Iterable[T]): self.xs = xs
        def __or__(self, f): return Pipeline(f(self.xs))
        def __iter__(self): return iter(self.xs)
    keep = lambda p: lambda xs: (x for x in xs if p(x))
    print(list(Pipeline(range(5)) | keep(lambda x: x % 2) | sorted))
except Exception as error:
    print(type(error).__name__, error)

try:
    class Temp:
        def __init__(self): self.stack = contextlib.ExitStack()
        def __enter__(self):
            self.stack.callback(print, "cleanup")
            return self
        def __exit__(self, *a): return self.stack.__exit__(*a)
    with Temp(): print("in")
except Exception as error:
    print(type(error).__name__, error)

try:
    class Obs:
        def __init__(self): self._f = []
        def __iadd__(self, f): self._f.append(f); return self
        def __isub__(self, f): self._f.remove(f); return self
        def __call__(self, *a):
            for f in tuple(self._f): f(*a)
    class B:
        def __init__(self): self.ev = Obs()
        def h(self, x): print("h", x)
    b = B(); b.ev += b.h; b.ev += print; b.ev(1); b.ev -= b.h; b.ev(2)
except Exception as error:
    print(type(error).__name__, error)

try:
    from functools import singledispatch
    @singledispatch
    def show(x: object) -> str: return "obj"
    @show.register
    def _(x: int) -> str: return "int"
    @show.register
    def _(x: list) -> str: return "list " + ",".join(map(show, x))
    print(show([1, "a", [2]]))
except Exception as error:
    print(type(error).__name__, error)
# %% annotations, 4
from __future__ import annotations
import typing as t, dataclasses as dc, enum, functools, collections, abc, threading, contextlib, itertools, operator, asyncio
from typing import Generic, TypeVar, Protocol, NamedTuple, TypedDict, Callable, Iterator
T = TypeVar("T"); K = TypeVar("K"); V = TypeVar("V"); T_co = TypeVar("T_co", covariant=True)
try:
    class V(t.NamedTuple):
        x: float = 0
        y: float = 0
        def __add__(self, o: V) -> V: return V(self.x + o.x, self.y + o.y)
        def __mul__(self, k): return V(*(c * k for c in self))
        __rmul__ = __mul__
        @property
        def len2(self): return sum(c * c for c in self)
    print(V(1, 2) + V(3), 2 * V(1, 1), V(3, 4).len2, sum([V(1, 1)] * 2, V()), V(1) == (1, 0), V(1, 2)._replace(x=5))
except Exception as error:
    print(type(error).__name__, error)

try:
    class St(t.Generic[T]):
        def __init__(self, *i: T) -> None: self._i = list(i)
        def push(self, x: T) -> St[T]: self._i.append(x); return self
        def pop(self) -> T:
            if not self._i: raise IndexError("pop from empty stack")
            return self._i.pop()
        def __len__(self): return len(self._i)
        def __iter__(self): return reversed(self._i)
        def __contains__(self, x): return x in self._i
    s: St[int] = St(1, 2); s.push(3); print(s.pop(), len(s), list(s), 2 in s, bool(St())); St().pop()
except Exception as error:
    print(type(error).__name__, error)

try:
    assert t.TYPE_CHECKING is False
    if t.TYPE_CHECKING: import nothing_at_all
    print("ok")
except Exception as error:
    print(type(error).__name__, error)

try:
    def gen() -> t.Generator[int, str, bool]:
        got = yield 1
        print(got)
        return True
    def outer(): r = yield from gen(); print(r)
    g = outer(); next(g); print(list(g)) if False else None
    try: g.send("s")
    except StopIteration: print("end")
except Exception as error:
    print(type(error).__name__, error)

try:
    Point = collections.namedtuple("Point", ["x", "y"], defaults=[0])
    match Point(1):
        case Point(x, y=0): print("x", x)
    print(Point(3), Point._field_defaults, Point(x=1, y=2)._asdict())
except Exception as error:
    print(type(error).__name__, error)

try:
    class A:
        @t.final
        def f(self): return 1
        @functools.lru_cache
        def g(self, x): return x
        @classmethod
        @functools.cache
        def h(cls, x): return x * 2
    print(A().f(), A().g(2), A.h(3))
except Exception as error:
    print(type(error).__name__, error)

try:
    class A:
        def __init__(self) -> None: self._v: dict[str, int] = {}
        def __getitem__(self, k: str) -> int: return self._v.setdefault(k, len(self._v))
        def __setitem__(self, k: str, v: int) -> None: self._v[k] = v
        def __delitem__(self, k): del self._v[k]
    a = A(); a["x"] += 5; a["y"]; print(a["x"], a["y"]); del a["x"]; print(a._v); del a["zz"]
except Exception as error:
    print(type(error).__name__, error)

try:
    def f(*, a: int = 1, b): return a, b
    print(f(b=2)); f()
except Exception as error:
    print(type(error).__name__, error)

try:
    def f(a, /, b=2, *c, d, **e): return a, b, c, d, e
    print(f(1, d=4), f(1, 2, 3, d=4, z=5), f(*(1, 2), **{"d": 3})); f(a=1, d=2)
except Exception as error:
    print(type(error).__name__, error)

try:
    print(*(lambda *a, **k: (a, k))(*range(2), **{"x": 1}))
except Exception as error:
    print(type(error).__name__, error)

try:
    class A:
        __slots__ = ("a",)
        @functools.cached_property
        def y(self): return 1
    A().y
except Exception as error:
    print(type(error).__name__, error)

try:
    class A:
        def __setattr__(self, n, v): raise AttributeError("no " + n)
        @functools.cached_property
        def y(self): return 1
    print(A().y); A().z = 1
except Exception as error:
    print(type(error).__name__, error)

try:
    class A: pass
    A.y = functools.cached_property(lambda s: 3)
    A().y
except Exception as error:
    print(type(error).__name__, error)

try:
    def f(x): return x
    def g(x): yield x
    class C:
        def m(self, a: int): return threading.Lock()
    async def h(): pass
    print(f.__annotations__, g.__annotations__, (lambda: 0).__annotations__, C.m.__annotations__, h.__annotations__, C().m.__annotations__)
except Exception as error:
    print(type(error).__name__, error)
# %% what Python 3.12 and later write, 1 [>=3.12]
import typing as t, dataclasses as dc, enum, functools, collections, abc, threading, contextlib, itertools, operator, asyncio, warnings, copy, queue
try:
    type A = int
    print(A, A.__name__)
except Exception as error:
    print(type(error).__name__, error)

try:
    type L[T] = list[T]
    print(L[int], L)
except Exception as error:
    print(type(error).__name__, error)

try:
    def f[T](x: T) -> T: return x
    print(f(1), f.__name__, f.__type_params__)
except Exception as error:
    print(type(error).__name__, error)

try:
    def f[T: int](x: T, *a: T) -> list[T]: return [x, *a]
    print(f(1, 2), f.__annotations__)
except Exception as error:
    print(type(error).__name__, error)

try:
    class A[T]:
        def __init__(self, x: T): self.x = x
        def m[U](self, u: U) -> tuple[T, U]: return self.x, u
    print(A[int](1).m("a"), A.__type_params__, A[str], A.__orig_bases__)
except Exception as error:
    print(type(error).__name__, error)

try:
    class A[T]: pass
    class B[T](A[T]): pass
    class C(B[int]): pass
    print(C.__mro__[1].__name__, B[int], C.__orig_bases__)
except Exception as error:
    print(type(error).__name__, error)

try:
    class S[T](list[T]):
        def push(self, x: T) -> None: self.append(x)
    s = S[int]([1]); s.push(2); print(s, type(s).__name__)
except Exception as error:
    print(type(error).__name__, error)

try:
    @dc.dataclass
    class P[T]:
        a: T
        b: T | None = None
    print(P(1), P[int](2, 3), dc.replace(P(1), b=5))
except Exception as error:
    print(type(error).__name__, error)

try:
    @dc.dataclass(slots=True)
    class P[T]:
        a: T
        def m(self): return self.a
    print(P(1).m())
except Exception as error:
    print(type(error).__name__, error)

try:
    class N[T](t.NamedTuple):
        a: T
        b: int = 1
    print(N(1), N[str]("x").a)
except Exception as error:
    print(type(error).__name__, error)

try:
    class D[T](t.TypedDict):
        a: T
    print(D(a=1))
except Exception as error:
    print(type(error).__name__, error)

try:
    class P[T](t.Protocol):
        def get(self) -> T: ...
    class I:
        def get(self): return 1
    def use[T](p: P[T]) -> T: return p.get()
    print(use(I()))
except Exception as error:
    print(type(error).__name__, error)

try:
    def deco[**Q, R](f: t.Callable[Q, R]) -> t.Callable[Q, R]:
        @functools.wraps(f)
        def w(*a: Q.args, **k: Q.kwargs) -> R: return f(*a, **k)
        return w
    @deco
    def h(a: int, b: int = 2) -> int: return a + b
    print(h(1), h.__name__); h()
except Exception as error:
    print(type(error).__name__, error)

try:
    def v[*Ts](*a: *Ts) -> tuple[*Ts]: return a
    print(v(1, "a"), v.__type_params__)
except Exception as error:
    print(type(error).__name__, error)
# %% what Python 3.12 and later write, 2 [>=3.12]
import typing as t, dataclasses as dc, enum, functools, collections, abc, threading, contextlib, itertools, operator, asyncio, warnings, copy, queue
try:
    class Outer[T]:
        class Inner[U]:
            def m(self, x: U): return x
        def mk(self): return Outer.Inner[int]()
    print(Outer().mk().m(3))
except Exception as error:
    print(type(error).__name__, error)

try:
    print(f"{'a' + "b"} {f"{1 + 1}"} {[x for x in "ab"]} {'\n'.join("xy")!r}")
except Exception as error:
    print(type(error).__name__, error)

try:
    print(f"{ {'a': 1}['a'] } {'{'} {(lambda: 3)()} {1:{2}}")
except Exception as error:
    print(type(error).__name__, error)

try:
    print(list(itertools.batched("abcde", 2)))
except Exception as error:
    print(type(error).__name__, error)

try:
    class A:
        @t.override
        def f(self): return 1
    print(A().f(), A.f.__override__) if False else print(A().f())
except Exception as error:
    print(type(error).__name__, error)

try:
    def f(**k: t.Unpack[t.TypedDict("K", {"a": int})]): return k
    print(f(a=1))
except Exception as error:
    print(type(error).__name__, error)

try:
    class A:
        def __init__(self, x): self.x = x
        def __replace__(self, **k): return A(**k)
    print(copy.replace(A(1), x=5).x) if hasattr(copy, "replace") else print("no")
except Exception as error:
    print(type(error).__name__, error)

try:
    @dc.dataclass
    class A:
        x: int
    print(copy.replace(A(1), x=3) if hasattr(copy, "replace") else A(3))
except Exception as error:
    print(type(error).__name__, error)

try:
    class E(enum.Enum):
        A = 1
    print(1 in E, E.A in E, 3 in E, "x" in E)
except Exception as error:
    print(type(error).__name__, error)

try:
    class E(enum.StrEnum):
        A = enum.auto()
    print("a" in E, E.A, E["A"], str(E.A))
except Exception as error:
    print(type(error).__name__, error)

try:
    q = queue.Queue()
    if hasattr(q, "shutdown"):
        q.put(1); q.shutdown(); print(q.get()); q.get()
except Exception as error:
    print(type(error).__name__, error)

try:
    try: raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError as e: print(e.exceptions)
except Exception as error:
    print(type(error).__name__, error)

try:
    match {"a": [1, 2, {"b": (3, 4)}]}:
        case {"a": [_, *_, {"b": (x, y)}]} if x < y: print(x, y)
except Exception as error:
    print(type(error).__name__, error)

try:
    import math
    print(math.sumprod([1, 2], [3, 4]), math.fma(1.0, 2.0, 3.0) if hasattr(math, "fma") else 5.0)
except Exception as error:
    print(type(error).__name__, error)
# %% what Python 3.12 and later write, 3 [>=3.12]
import typing as t, dataclasses as dc, enum, functools, collections, abc, threading, contextlib, itertools, operator, asyncio, warnings, copy, queue
try:
    import pathlib
    print(pathlib.PurePath("a/b.py").match("*.py"), pathlib.PurePath("a").with_segments("b"))
except Exception as error:
    print(type(error).__name__, error)

try:
    import calendar, datetime
    print(calendar.Month(3) if hasattr(calendar, "Month") else 3, datetime.UTC)
except Exception as error:
    print(type(error).__name__, error)

try:
    class B:
        def __buffer__(self, f): pass
    print(B)
except Exception as error:
    print(type(error).__name__, error)
# %% what Python 3.12 and later write, waiting, 1 [>=3.12]
import typing as t, dataclasses as dc, enum, functools, collections, abc, threading, contextlib, itertools, operator, asyncio, warnings, copy, queue
try:
    async def f[T](x: T) -> T: await asyncio.sleep(0); return x
    print(asyncio.run(f(3)), f.__type_params__)
except Exception as error:
    print(type(error).__name__, error)
# %% what Python 3.12 and later write, waiting, 2 [>=3.12]
import typing as t, dataclasses as dc, enum, functools, collections, abc, threading, contextlib, itertools, operator, asyncio, warnings, copy, queue
try:
    async def g[T](xs: list[T]):
        for x in xs: yield x
    async def m(): return [x async for x in g([1, 2])]
    print(asyncio.run(m()))
except Exception as error:
    print(type(error).__name__, error)
# %% what Python 3.12 and later write, waiting, 3 [>=3.12]
import typing as t, dataclasses as dc, enum, functools, collections, abc, threading, contextlib, itertools, operator, asyncio, warnings, copy, queue
try:
    async def m():
        q = asyncio.Queue()
        if hasattr(q, "shutdown"):
            q.put_nowait(1); q.shutdown(); print(await q.get())
            await q.get()
    asyncio.run(m())
except Exception as error:
    print(type(error).__name__, error)
# %% what Python 3.12 and later write, waiting, 4 [>=3.12]
import typing as t, dataclasses as dc, enum, functools, collections, abc, threading, contextlib, itertools, operator, asyncio, warnings, copy, queue
try:
    lock = threading.Lock(); n = 0
    type Fn[**Q] = t.Callable[Q, None]
    def sync[**Q](f: Fn[Q]) -> Fn[Q]:
        @functools.wraps(f)
        def w(*a: Q.args, **k: Q.kwargs) -> None:
            with lock: f(*a, **k)
        return w
    @sync
    def inc(by: int) -> None:
        global n
        n += by
    ts = [threading.Thread(target=inc, args=(i,)) for i in (1, 2)]
    for x in ts: x.start()
    for x in ts: x.join()
    print(n)
except Exception as error:
    print(type(error).__name__, error)
