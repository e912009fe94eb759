# %% dataclasses of many kinds
from dataclasses import dataclass, field, replace, asdict, astuple, fields, is_dataclass, InitVar, KW_ONLY, FrozenInstanceError, make_dataclass, MISSING
from typing import ClassVar, Any
@dataclass(slots=True, order=True, frozen=True)
class V:
    major: int
    minor: int = 0
    tag: str = field(default="", compare=False)
    def bump(self): return replace(self, minor=self.minor + 1)
@dataclass(kw_only=True)
class Conf:
    host: str = "h"
    port: int = 80
    tags: list[str] = field(default_factory=list)
    secret: str = field(default="x", repr=False)
    total: int = field(init=False)
    count: ClassVar[int] = 0
    scale: InitVar[int] = 2
    def __post_init__(self, scale):
        self.total = self.port * scale
        type(self).count += 1
@dataclass
class Base:
    a: int
    b: int = 1
@dataclass
class Child(Base):
    b: int = 5
    c: dict[str, Base] = field(default_factory=dict)
    _: KW_ONLY
    d: int = 4
    def __post_init__(self):
        self.c.setdefault("me", Base(self.a))
v = V(1, 2, "t")
print(v, v.bump(), V(1) < V(1, 3), V(1, 2) == v, hash(v) == hash(V(1, 2)), sorted([V(2), V(1, 5), V(1)]))
c = Conf(port=3); print(c, Conf.count, asdict(c), c.secret)
ch = Child(7); print(ch, asdict(ch), astuple(ch), [f.name for f in fields(ch)], is_dataclass(ch), is_dataclass(int))
print(replace(ch, a=0, c={}), ch == Child(7), ch != Child(8))
for bad in (lambda: V(), lambda: setattr(v, "major", 3), lambda: V(1).nothing, lambda: replace(c, total=3), lambda: V(1) < 3):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
M = make_dataclass("M", [("x", int), ("y", int, field(default=3))], namespace={"s": lambda self: self.x + self.y})
print(M(1), M(1).s(), [(f.name, f.type, f.default is MISSING) for f in fields(M)])
print(V.__slots__, V.__match_args__, Conf.__match_args__)
match v:
    case V(major=1, minor=m): print("m", m)
match ch:
    case Child(a, b, c=x): print(a, b, len(x))
# %% a dataclass with a property, a lock and a cached property
import dataclasses
from dataclasses import dataclass, field
from functools import cached_property
import threading
@dataclass
class Account:
    owner: str
    _balance: float = field(default=0.0, repr=False)
    history: list[tuple[str, float]] = field(default_factory=list, repr=False, compare=False)
    lock: threading.RLock = field(default_factory=threading.RLock, init=False, repr=False, compare=False)
    meta: dict = field(default_factory=dict, metadata={"doc": "free"}, kw_only=True)
    @property
    def balance(self) -> float:
        return self._balance
    @balance.setter
    def balance(self, value: float) -> None:
        if value < 0: raise ValueError(f"negative: {value:.2f}")
        self._balance = value
    def deposit(self, amount: float) -> "Account":
        with self.lock:
            self.balance += amount
            self.history.append(("deposit", amount))
        return self
    def withdraw(self, amount):
        with self.lock:
            try: self.balance -= amount
            except ValueError as e:
                self.history.append(("refused", amount)); raise
            else: self.history.append(("withdraw", amount))
            finally: self.meta["last"] = amount
    @cached_property
    def label(self): return f"{self.owner!r}:{self.balance}"
a = Account("ann").deposit(10)
def work(x):
    try: a.withdraw(x)
    except ValueError as e: print("refused", e)
ts = [threading.Thread(target=work, args=(7,)) for _ in range(2)]
[t.start() for t in ts]; [t.join() for t in ts]
print(a, a.balance, sorted(a.history), a.label, a.meta, dataclasses.fields(a)[4].metadata["doc"])
# %% what a dataclass says of arguments that do not fit
from dataclasses import dataclass, field, InitVar
@dataclass(kw_only=True)
class Conf:
    host: str = "h"
    total: int = field(init=False)
    def __post_init__(self): self.total = 1
@dataclass
class B:
    a: int
    l: list = field(default_factory=list)
    def __post_init__(self): pass
@dataclass(order=True)
class Outer:
    x: int
    @dataclass
    class Inner:
        y: int
        z: int = field(default_factory=lambda: 3)
for bad in (lambda: Conf("x"), lambda: Conf(hots=1), lambda: B(), lambda: B(1, 2, 3), lambda: B(b=1), lambda: B(1, a=2), lambda: Outer.Inner(), lambda: Outer(1) < 3, lambda: Outer()):
    try: print(bad())
    except TypeError as e: print(e)
# %% enumerations of many kinds
import enum
from enum import Enum, IntEnum, Flag, IntFlag, StrEnum, auto, unique
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1
    @property
    def hex(self): return f"#{self.value:02x}"
    @classmethod
    def default(cls): return cls.RED
    def __str__(self): return self.name.lower()
class Level(IntEnum):
    LOW = auto(); MID = auto(); HIGH = auto()
class Perm(Flag):
    R = auto(); W = auto(); X = auto()
    RW = R | W
class IP(IntFlag):
    A = 1; B = 2
class Kind(StrEnum):
    JSON = auto(); XML = "x-ml"
class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)
    def __init__(self, mass, radius):
        self.mass = mass; self.radius = radius
    @property
    def ratio(self): return round(self.mass / self.radius, 3)
class Auto(Enum):
    def _generate_next_value_(name, start, count, last): return name.lower() + str(count)
    ONE = auto(); TWO = auto()
class Miss(Enum):
    A = "a"; UNKNOWN = "?"
    @classmethod
    def _missing_(cls, value): return cls.UNKNOWN if isinstance(value, str) else None
print(Color.RED, repr(Color.RED), Color.CRIMSON is Color.RED, list(Color), Color(2), Color["BLUE"].hex, Color.default().hex, len(Color), Color.__members__.keys())
print(Level.LOW < Level.HIGH, Level.MID + 1, sorted([Level.HIGH, Level.LOW]), f"{Level.MID}", repr(Level.MID), str(Level.HIGH), int(Level.LOW), Level(3).name, max(Level))
print(Perm.R | Perm.X, repr(Perm.RW), Perm.R in Perm.RW, bool(Perm.R & Perm.W), ~Perm.R, list(Perm.RW), Perm(0), Perm.RW ^ Perm.R, Perm(7), len(Perm.RW))
print(IP.A | IP.B, IP.A | 8, repr(IP(3)), IP.A + 1, isinstance(IP.A, int))
print(Kind.JSON, repr(Kind.XML), Kind.JSON == "json", f"{Kind.XML:>6}", Kind("json").upper(), "-".join(Kind))
print(Planet.EARTH.ratio, Planet((0.64, 3.39)).name, Planet.MARS.value, Auto.ONE.value, Auto.TWO.value, Miss("zz"), Miss("a"))
for bad in (lambda: Color(9), lambda: Color["NO"], lambda: Miss(3), lambda: setattr(Color, "RED", 3), lambda: Color.NOPE, lambda: Color.RED < Color.BLUE):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
try:
    @unique
    class Bad(Enum):
        A = 1; B = 1
except ValueError as e: print(e)
try:
    class More(Color): pass
except TypeError as e: print(e)
D = Enum("D", "X Y Z"); print(list(D), D.X.value, D("X") if False else D(1)); E2 = Enum("E2", {"a": 10, "b": 20}); print([e.value for e in E2])
d = {Color.RED: 1, Color.BLUE: 2}; print(d[Color.CRIMSON], Color.RED in d, hash(Color.RED) == hash(Color.CRIMSON), Color.RED in Color, isinstance(Color.RED, Color), Color.RED != 1, Level.LOW == 1)
match Color(2):
    case Color.RED: print("r")
    case Color.GREEN | Color.BLUE: print("gb")
print({c.name: c.value for c in Color}, [c for c in reversed(Color)], Color.RED.name, Color.RED._value_)
# %% a state machine
from enum import Enum, auto
import threading
class State(Enum):
    IDLE = auto()
    RUNNING = auto()
    DONE = auto()
    @property
    def next(self):
        members = list(type(self))
        i = members.index(self)
        return members[min(i + 1, len(members) - 1)]
class Machine:
    TRANSITIONS: dict[State, set[State]] = {State.IDLE: {State.RUNNING}, State.RUNNING: {State.DONE}}
    def __init__(self):
        self.state = State.IDLE; self.cond = threading.Condition()
    def to(self, s):
        with self.cond:
            if s not in self.TRANSITIONS.get(self.state, ()): raise RuntimeError(f"{self.state.name} -> {s.name}")
            self.state = s
            self.cond.notify_all()
    def wait(self, s):
        with self.cond:
            self.cond.wait_for(lambda: self.state is s)
            return self.state
m = Machine()
def run():
    m.to(State.RUNNING); m.to(State.DONE)
t = threading.Thread(target=run, name="runner"); t.start()
print(m.wait(State.DONE)); t.join()
try: m.to(State.IDLE)
except RuntimeError as e: print(e)
print(State.IDLE.next, State.DONE.next)
# %% a class that is changed before its statement ends
import threading
class Plugin:
    registry = {}
    def __init_subclass__(cls, /, name=None, **kw):
        super().__init_subclass__(**kw)
        cls.key = name or cls.__name__.lower()
        cls.count = getattr(cls, "count", 0) + 1
        setattr(cls, "tag_" + cls.key, True)
        cls.handlers = dict(getattr(cls, "handlers", {}))
        del cls.temp
        Plugin.registry[cls.key] = cls
    temp = 1
    def run(self): return f"{type(self).__name__}:{self.key}"
class A(Plugin): temp = 2
class B(A, name="bee"):
    temp = 3
    def run(self): return super().run() + "!"
print({k: v().run() for k, v in Plugin.registry.items()}, Plugin.registry["bee"] is B, A.count, B.count, B.tag_bee, A.temp)
class Field:
    def __set_name__(self, owner, name):
        self.name = name
        owner.fields = [*getattr(owner, "fields", []), name]
        owner.last = self
class Model:
    a = Field(); b = Field()
print(Model.fields, Model.last.name)
class Meta(type):
    def __new__(m, name, bases, ns):
        cls = super().__new__(m, name, bases, ns)
        cls.made = name
        return cls
    def __init__(cls, name, bases, ns):
        super().__init__(name, bases, ns)
        cls.inited = cls.made + "!"
        if not hasattr(cls, "all"): cls.all = []
        cls.all.append(name)
class X(metaclass=Meta): pass
class Y(X): pass
print(X.made, Y.inited, X.all)
class Dyn:
    pass
def add(cls):
    cls.extra = 1
    cls.method = lambda self: self.extra
    return cls
D2 = add(type("D2", (Dyn,), {"z": 5})); print(D2.extra, D2().method(), D2.z)
E = add(Dyn); print(E is Dyn, Dyn().method())
def worker(): X.made = "t"
t = threading.Thread(target=worker); t.start(); t.join(); print(X.made)
# %% special methods borrowed from Python's classes
class Attr(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__
a = Attr(x=1); a.y = 2; print(a.x, a, a["y"], "y" in a); del a.x; print(a)
try: a.zz
except KeyError as e: print("KeyError", e)
class Attr2(dict):
    def __getattr__(self, n):
        try: return self[n]
        except KeyError: raise AttributeError(n) from None
    __setattr__ = dict.__setitem__
b = Attr2(); b.n = 1; b.n += 1; print(b, b.n, getattr(b, "q", "d"), hasattr(b, "n"), setattr(b, "m", 3), b)
try: b.q
except AttributeError as e: print(e)
class Ro:
    __setattr__ = None
    def f(self): pass
try: Ro().x = 1
except TypeError as e: print(e)
class L(list):
    __call__ = list.__getitem__
    __contains__ = lambda self, x: x == 5
    __lt__ = lambda a, b: len(a) < len(b)
    __hash__ = object.__hash__
    __str__ = list.__repr__
    __bool__ = lambda self: False
    __iter__ = lambda self: iter("ab")
    __len__ = list.__len__
    __eq__ = object.__eq__
l = L([1, 2]); print(l(1), 5 in l, l < L(), bool(l), list(l), len(l), l == L([1, 2]), l == l, str(l), [*l])
class Hid:
    __hash__ = None
    __iter__ = None
    __contains__ = None
    def __eq__(self, o): return True
for bad in (lambda: hash(Hid()), lambda: iter(Hid()), lambda: 1 in Hid(), lambda: {Hid()}, lambda: {Hid(): 1}):
    try: print(bad())
    except TypeError as e: print(e)
import operator, functools
class Op:
    def __init__(self, v): self.v = v
    __add__ = lambda a, b: Op(a.v + b.v)
    __radd__ = __add__
    __repr__ = lambda s: f"Op({s.v})"
    def _cmp(op): return lambda a, b: op(a.v, b.v)
    __lt__ = _cmp(operator.lt); __eq__ = _cmp(operator.eq)
    go = functools.partialmethod(__add__, None) if False else __add__
    get = property(operator.attrgetter("v"))
    @functools.cached_property
    def big(self): return self.v > 3
print(Op(1) + Op(2), Op(1) < Op(2), Op(1) == Op(1), Op(5).get, Op(5).big)
import types
class G:
    __class_getitem__ = classmethod(types.GenericAlias)
    def __init__(self, x=0): self.x = x
print(G[int], G[int](3).x, G[int, str].__args__, G[int].__origin__ is G)
# %% setattr of the program
class Ig:
    def __setattr__(self, n, v): pass
    def __delattr__(self, n): print("no")
i = Ig(); i.a = 1; print(hasattr(i, "a")); del i.a
class Count:
    __slots__ = ("n",)
    def __setattr__(self, n, v): object.__setattr__(self, n, v + 1)
c = Count(); c.n = 1; print(c.n)
class Sup:
    def __setattr__(self, n, v): super().__setattr__(n, v * 2)
s = Sup(); s.z = 4; s.z += 1; print(s.z)
class Up(Sup):
    def __init__(self): self.a = 1
print(Up().a)
class M(type):
    def __setattr__(cls, n, v): super().__setattr__(n, (v,))
class K(metaclass=M): x = 1
K.x = 5; K.y = 6; print(K.x, K.y)
# %% a vector with every operator
from functools import total_ordering
import math
class Vec:
    __slots__ = "x", "y"
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f"Vec({self.x!r}, {self.y!r})"
    def __add__(self, o): return Vec(self.x + o.x, self.y + o.y) if isinstance(o, Vec) else NotImplemented
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __iadd__(self, o): self.x += o.x; self.y += o.y; return self
    def __sub__(self, o): return self + -o
    def __neg__(self): return Vec(-self.x, -self.y)
    def __mul__(self, k): return Vec(self.x * k, self.y * k) if isinstance(k, (int, float)) else self.x * k.x + self.y * k.y
    __rmul__ = __mul__
    def __matmul__(self, o): return self.x * o.x + self.y * o.y
    def __truediv__(self, k): return Vec(self.x / k, self.y / k)
    def __eq__(self, o): return isinstance(o, Vec) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
    def __abs__(self): return math.hypot(self.x, self.y)
    def __bool__(self): return bool(self.x or self.y)
    def __iter__(self): yield self.x; yield self.y
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __len__(self): return 2
    def __contains__(self, v): return v in (self.x, self.y)
    def __reversed__(self): return iter((self.y, self.x))
    def __format__(self, spec): return f"<{format(self.x, spec)}, {format(self.y, spec)}>" if spec else repr(self)
    def __round__(self, n=0): return Vec(round(self.x, n), round(self.y, n))
    def __complex__(self): return complex(self.x, self.y)
    def __pow__(self, n, mod=None): return Vec(self.x ** n, self.y ** n)
    def __divmod__(self, k): return Vec(self.x // k, self.y // k), Vec(self.x % k, self.y % k)
    def __invert__(self): return Vec(self.y, self.x)
    def __index__(self): return 5
    def __bytes__(self): return bytes([self.x, self.y])
v, w = Vec(3, 4), Vec(1, 2)
print(v + w, v - w, v * 2, 2 * v, v * w, v @ w, v / 2, -v, abs(v), bool(Vec(0, 0)), list(v), v[0], v[-1], len(v), 3 in v, list(reversed(v)), f"{v:.1f}", f"{v}", round(Vec(1.26, 2.34), 1), complex(v), v ** 2, divmod(v, 2), ~v, sum([v, w]), v == Vec(3, 4), v != w, {v: 1}[Vec(3, 4)], [0, 1, 2, 3, 4, 5][v], bytes(v), hex(v), range(10)[v])
v += w; print(v, *v); a, b = v; print(a, b)
try: v + 1
except TypeError as e: print(e)
try: 1 + v
except TypeError as e: print(e)
try: v < w
except TypeError as e: print(e)
match v:
    case Vec(0, y): print("no")
    case Vec(x, y) if x < y: print("yes", x, y)
@total_ordering
class Version:
    def __init__(self, s): self.p = tuple(map(int, s.split(".")))
    def __eq__(self, o): return self.p == o.p
    def __lt__(self, o): return self.p < o.p
    def __repr__(self): return ".".join(map(str, self.p))
print(sorted(map(Version, ["1.10", "1.2", "1.2.1"])), Version("1") >= Version("0.9"), Version("1") <= Version("1"), max(Version("2"), Version("3")), Version("1") > Version("2"))
# %% containers of the program
class Grid:
    def __init__(self, w, h): self.w, self.h, self.cells = w, h, {}
    def __getitem__(self, key):
        match key:
            case (int() as x, int() as y): return self.cells.get((x, y), 0)
            case slice(start=a, stop=b): return [self[x, 0] for x in range(a or 0, b or self.w)]
            case int(): return [self[key, y] for y in range(self.h)]
            case _: raise TypeError(f"bad key {key!r}")
    def __setitem__(self, key, v): self.cells[key] = v
    def __delitem__(self, key): del self.cells[key]
    def __missing__(self, k): return None
    def __len__(self): return self.w * self.h
    def __enter__(self): print("enter"); return self
    def __exit__(self, kind, error, tb): print("exit", kind and kind.__name__, error); return isinstance(error, KeyError)
g = Grid(2, 2); g[1, 0] = 5; print(g[1, 0], g[0:2], g[1], len(g))
with g as h:
    del h[9, 9]
print("after")
try:
    with g: g["x"]
except TypeError as e: print(e)
class D(dict):
    def __missing__(self, k): v = self[k] = len(k); return v
d = D(); print(d["abc"], d, d.get("zz"))
class Seq:
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i * i
print(list(Seq()), 4 in Seq(), [*Seq()], dict(enumerate(Seq())), max(Seq()), tuple(Seq()), sum(Seq()))
class Stack(list):
    push = list.append
    @property
    def top(self): return self[-1]
    def __repr__(self): return f"Stack{super().__repr__()}"
s = Stack([1]); s.push(2); print(s, s.top, s[:1], type(s[:1]).__name__, s + [3], len(s))
class Str(str):
    def shout(self): return self.upper() + "!"
print(Str("a").shout(), Str("a") + "b", type(Str("a") + "b").__name__)
class I(int):
    def __new__(cls, v): return super().__new__(cls, v * 2)
    def __add__(self, o): return I(int(self) + o)
print(I(3), I(3) + 1, type(I(1) + 1).__name__)
# %% mixins
import threading, json, functools
class LogMixin:
    def log(self, msg): print(f"[{type(self).__name__}] {msg}")
class JsonMixin:
    _json_fields = ()
    def to_json(self): return json.dumps({f: getattr(self, f) for f in self._json_fields})
    @classmethod
    def from_json(cls, s): return cls(**json.loads(s))
class Base:
    def __init__(self, **kw):
        for k, v in kw.items(): setattr(self, k, v)
        super().__init__()
class Item(LogMixin, JsonMixin, Base):
    _json_fields = ("name", "n")
    def __init__(self, name, n=0): super().__init__(name=name, n=n); self.log("made")
    def __eq__(self, o): return type(o) is type(self) and self.to_json() == o.to_json()
    __hash__ = None
i = Item("a", 2); j = Item.from_json(i.to_json()); print(i == j, j.n, i.to_json(), [c.__name__ for c in Item.__mro__])
try: {i}
except TypeError as e: print(e)
# %% scopes and traps
x = 10
class A:
    x = 20
    f = lambda self: x
    g = [x for _ in range(1)]
    h = [y for y in range(x - 18)]
    def m(self, x=x): return x
    class B: z = x
print(A().f(), A.g, A.h, A().m(), A.B.z)
def outer():
    fs = []
    for i in range(3):
        def f(k=i): return (k, i)
        fs.append(f)
    return fs
print([f() for f in outer()])
def gen():
    try: yield from (i for i in range(2))
    finally: print("closed")
for v in gen(): print(v)
def deflist(v, acc=[]): acc.append(v); return acc
print(deflist(1), deflist(2) is deflist(3), deflist(4))
try:
    def loop():
        for q in range(2): pass
        return q
    print(loop()); print(q)
except NameError as e: print(e)
e = "outer"
try: raise ValueError("v")
except ValueError as e: pass
try: print(e)
except NameError as n: print(n)
def shadow():
    global newg
    newg = 5
    import math as newm
    return newm.floor(2.5)
print(shadow(), newg)
def f(a, b=None, *, c=lambda: 3): return a, b, c()
print(f(1), (lambda x=x: x)(), [*map(lambda v, k=2: v * k, [1, 2])])
if (m := max([1, 5, 3])) > 4 and (n := m * 2): print(m, n)
print([last for last in "abc"][-1], [y := 3, y ** 2], any((hit := v) > 2 for v in [1, 3, 5]), hit)
a = b = [1]; a += [2]; print(b, a is b); a = a + [3]; print(b); t = ([1],)
try: t[0] += [2]
except TypeError as e: print(e, t)
i = 0; l = [0, 0, 0]; i, l[i] = 2, 9; print(i, l); d = {}; d["k"], d["j"] = d.get("k", 1), len(d); print(d)
print(1 if None else 2 if [] else 3, not [] is True, 1 == 1.0 is not False, [] == False, "" or "d", 0 and 1/0, (1,) < (1, 0), "a" "b" * 2, -2 ** 2, 2 ** 3 ** 2, ~5 & 3 | 8 ^ 1, 7 // 2 * 2 + 7 % 2, 1 < 2 > 1, "x" in "xyz" in ["xyz"])
for i in range(3):
    if i == 1: continue
    for j in range(3):
        if j == i: break
        print(i, j)
    else: print("else", i)
while True:
    try:
        break
    finally: print("fin")
def r():
    for i in range(3):
        try:
            try: return i
            finally:
                if i < 2: continue
        finally: print("f", i)
print(r())
def w():
    with open_() as v:
        return v
from contextlib import contextmanager
@contextmanager
def open_(): print("open"); yield "v"; print("close")
print(w())
del a, b
print(*"ab", *[1], sep="|"); print("%s %r %5.2f %-4d| %x %s" % ("a", "b", 1.234, 5, 255, (1, 2)))
# %% iterators
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self):
        n = self.n
        while n: yield n; n -= 1
    def __reversed__(self): yield from range(1, self.n + 1)
    def __length_hint__(self): return self.n
class Peek:
    def __init__(self, it): self._it = iter(it); self._buf = []
    def __iter__(self): return self
    def __next__(self): return self._buf.pop() if self._buf else next(self._it)
    def peek(self, default=None):
        try: v = next(self)
        except StopIteration: return default
        self._buf.append(v); return v
p = Peek(Countdown(3)); print(p.peek(), next(p), list(p), p.peek("end"), list(reversed(Countdown(2))))
def window(xs, n):
    from collections import deque
    it = iter(xs); w = deque((next(it) for _ in range(n)), maxlen=n); yield tuple(w)
    for x in it: w.append(x); yield tuple(w)
print(list(window(range(5), 3)), dict(zip(*[iter("abcd")] * 2)))
first = next((x for x in [1, 5, 9] if x > 3), None); print(first, next(iter(()), "none"), [*zip(*[[1, 2], [3, 4]])], max("ab", key=lambda c: -ord(c)), sorted({"b": 1, "a": 2}.items(), key=lambda kv: (-kv[1], kv[0])), list(map(None.__class__, [])) if False else "")
it = iter([1, 2, 3])
for x in it:
    print(x, next(it, "none"))
try: next(it)
except StopIteration as e: print("stop", e.value, repr(e), type(e).__name__, isinstance(e, Exception))
def g():
    r = yield
    while True: r = yield r * 2
c = g(); next(c); print(c.send(2), c.send(5)); c.close(); print(list(c))
class Ctx:
    def __init__(self): self.log = []
    def __enter__(self): self.log.append("in"); return self
    def __exit__(self, t, v, tb): self.log.append(t.__name__ if t else "ok"); return t is ZeroDivisionError
with Ctx() as k: 1 / 0
with k: pass
print(k.log)
# %% patterns of every kind
from dataclasses import dataclass
from enum import Enum
from collections import namedtuple, deque, OrderedDict
import re
@dataclass
class P: x: int; y: int = 0
class C(Enum): A = 1; B = 2
NT = namedtuple("NT", "a b")
class K: V = 5
def m(v):
    match v:
        case None: return "none"
        case True | False: return "bool"
        case 0 | 1 as small: return f"small {small}"
        case int(n) if n > 100: return f"big {n}"
        case int() | float(): return "num"
        case "": return "empty"
        case "hello" | "hi": return "greet"
        case str() as s if s.startswith("x"): return "x" + s
        case str(): return "str"
        case []: return "[]"
        case [x]: return f"one {x}"
        case [1, *rest]: return f"1+{rest}"
        case [x, [y, *_], *z, 9]: return f"nest {x}{y}{z}"
        case (int(a), str(b)): return f"is {a}{b}"
        case [_, _, *_]: return "2+"
        case {"type": "a", "v": int(v), **rest}: return f"a {v} {rest}"
        case {"type": ("b" | "c") as t}: return t
        case {"k": [{"n": n}, *_]}: return f"n{n}"
        case {}: return "map"
        case P(0, y=yy): return f"P0 {yy}"
        case P(x=x, y=y) if x == y: return "eq"
        case P(): return "P"
        case C.A: return "C.A"
        case C(): return "C"
        case bytes(): return "bytes"
        case K.V: return "K"
        case set() | frozenset(): return "set"
        case type(): return "type"
        case _: return "other"
for v in (None, True, 0, 1, 500, 5, 2.5, "", "hi", "xa", "q", [], [7], [1, 2, 3], [4, [5, 6], 7, 9], (3, "z"), [3, 3], {"type": "a", "v": 3, "w": 1}, {"type": "c"}, {"k": [{"n": 3}, 1]}, {}, {"z": 1}, P(0, 3), P(2, 2), P(1, 2), C.A, C.B, b"x", {1}, int, 3j, NT(1, 2), deque([1, 5]), range(3), OrderedDict(type="b"), "hello".encode(), K):
    print(m(v), end=";")
print()
def cmd(s):
    match s.split():
        case ["go", ("north" | "south") as d]: return d
        case ["go", _]: return "bad dir"
        case ["drop", *objs] if objs: return objs
        case [verb, *args]: return verb, args
        case []: return None
print([cmd(x) for x in ("go north", "go up", "drop a b", "drop", "", "x y")])
match (1, 2), {"a": 1}:
    case (a, b), {"a": c}: print(a, b, c)
match [1, 2, 3]:
    case [a, b] | [a, b, _]: print(a, b)
x = 3
match x:
    case -1: print("m")
    case 3.0: print("float eq")
match 1 + 2j:
    case 1 + 2j: print("cplx")
class Pos:
    __match_args__ = ("a",)
    def __init__(self, a): self.a = a
try:
    match Pos(1):
        case Pos(1, 2): pass
except TypeError as e: print(e)
try:
    match Pos(1):
        case int.real: pass
        case Pos(zz=1): pass
        case Pos(a=1): print("pos")
except TypeError as e: print(e)
# %% generators
def g():
    try:
        x = yield 1
        print("got", x)
        while True:
            try: x = yield x
            except ValueError as e: print("in", e); x = "err"
    finally: print("fin")
i = g(); print(next(i), i.send("a"), i.throw(ValueError("v")), i.send("b")); i.close()
try: next(i)
except StopIteration as e: print("stop", e.value)
def sub(): r = yield 1; print("r", r); return "ret"
def outer(): v = yield from sub(); print("v", v); yield from [5, 6]; return v * 2
o = outer(); print(next(o), o.send("s"), next(o))
try: next(o)
except StopIteration as e: print(e.value)
def avg():
    total = n = 0; a = None
    while True: total += (yield a); n += 1; a = total / n
a = avg(); next(a); print(a.send(10), a.send(20)); a.close()
def bad():
    try: yield
    except GeneratorExit: yield "no"
def leak(): raise StopIteration("x"); yield
try: next(leak())
except RuntimeError as e: print(e, repr(e.__cause__))
try: g().send(3)
except TypeError as e: print(e)
def re():
    yield next(me)
me = re()
try: next(me)
except ValueError as e: print(e)
class Tree:
    def __init__(self, v, *kids): self.v, self.kids = v, kids
    def __iter__(self):
        yield self.v
        for k in self.kids: yield from k
print(list(Tree(1, Tree(2, Tree(3)), Tree(4))))
e = (x * x for x in range(5) if x % 2); print(next(e), list(e), sum(x for x in range(4)), any(x > 2 for x in range(4)), max((len(w) for w in ["a", "bbb"]), default=0))
def coroutine(f):
    def start(*a): c = f(*a); next(c); return c
    return start
@coroutine
def sink(out):
    while True: out.append((yield))
out = []; s = sink(out); s.send(1); s.send(2); print(out)
first, *rest = g2 = [n for n in range(3)]; print(first, rest)
def countdown(n):
    while n: yield n; n -= 1
for v in countdown(3): print(v, end=" ")
else: print("done")
# %% metaclasses, 1
try:
    class Meta(type):
        def __iter__(cls): return iter("ab")
    class X(metaclass=Meta): pass
    print(list(X))
except Exception as error:
    print(type(error).__name__, error)

try:
    class Meta(type):
        fields = ["a"]
        def __iter__(cls): return iter(cls.fields)
    class X(metaclass=Meta): pass
    print(list(X), [*X], [f for f in X], max(X))
except Exception as error:
    print(type(error).__name__, error)

try:
    class Meta(type):
        def __contains__(cls, x): return x == 3
    class X(metaclass=Meta): pass
    print(3 in X, 4 in X)
except Exception as error:
    print(type(error).__name__, error)

try:
    class Meta(type):
        def __getitem__(cls, x): return x
    class X(metaclass=Meta): pass
    print(X[3], X["a", 1])
except Exception as error:
    print(type(error).__name__, error)

try:
    class Meta(type):
        def __len__(cls): return 5
    class X(metaclass=Meta): pass
    print(len(X), bool(X))
except Exception as error:
    print(type(error).__name__, error)

try:
    class Meta(type):
        @property
        def shout(cls): return cls.__name__.upper()
    class X(metaclass=Meta): pass
    print(X.shout)
except Exception as error:
    print(type(error).__name__, error)

try:
    class Meta(type):
        @classmethod
        def __prepare__(m, name, bases, **kw): return {"prepared": 1}
    class X(metaclass=Meta): pass
    print(X.prepared)
except Exception as error:
    print(type(error).__name__, error)

try:
    class Meta(type):
        def __call__(cls, *a, **k):
            obj = super().__call__(*a, **k)
            obj.post = True
            return obj
    class X(metaclass=Meta):
        def __init__(self, v=3): self.v = v
    x = X(4); print(x.post, x.v)
except Exception as error:
    print(type(error).__name__, error)

try:
    class Meta(type):
        def __new__(m, name, bases, ns, **kw):
            ns["made_by"] = "meta"
            return super().__new__(m, name, bases, ns)
        def __init__(cls, name, bases, ns, **kw):
            super().__init__(name, bases, ns)
            cls.kw = kw
    class X(metaclass=Meta, opt=3): a = 1
    print(X.kw, X.made_by)
except Exception as error:
    print(type(error).__name__, error)

try:
    class Meta(type):
        def __repr__(cls): return "<X!>"
        def __str__(cls): return "X?"
    class X(metaclass=Meta): pass
    print(X, repr(X), f"{X}", [X], str(X))
except Exception as error:
    print(type(error).__name__, error)

try:
    class Meta(type):
        def __eq__(cls, o): return True
        def __hash__(cls): return 5
    class X(metaclass=Meta): pass
    print(X == 3, hash(X), {X: 1}[X])
except Exception as error:
    print(type(error).__name__, error)

try:
    class Meta(type):
        def __lt__(cls, o): return cls.__name__ < o.__name__
    class X(metaclass=Meta): pass
    class Y(metaclass=Meta): pass
    print(sorted([Y, X])[0].__name__, X < Y)
except Exception as error:
    print(type(error).__name__, error)

try:
    class Meta(type):
        def __add__(cls, o): return cls.__name__ + o.__name__
        def __or__(cls, o): return "or"
    class X(metaclass=Meta): pass
    print(X + X, X | X)
except Exception as error:
    print(type(error).__name__, error)

try:
    class Meta(type):
        def __getattr__(cls, n): return "dyn " + n
    class X(metaclass=Meta): a = 1
    print(X.a, X.zz)
except Exception as error:
    print(type(error).__name__, error)

try:
    class Meta(type):
        def __instancecheck__(cls, o): return o == 3
        def __subclasscheck__(cls, o): return True
    class X(metaclass=Meta): pass
    print(isinstance(3, X), isinstance(4, X), issubclass(int, X))
except Exception as error:
    print(type(error).__name__, error)
# %% metaclasses, 2
try:
    class Meta(type):
        def __enter__(cls): return 5
        def __exit__(cls, *a): return True
    class X(metaclass=Meta): pass
    with X as v: print(v); raise ValueError
    print("end")
except Exception as error:
    print(type(error).__name__, error)

try:
    class Meta(type):
        def helper(cls): return cls.__name__
    class X(metaclass=Meta):
        def run(self): return type(self).helper()
    print(X.helper(), X().run())
except Exception as error:
    print(type(error).__name__, error)

try:
    class Meta(type):
        def __setattr__(cls, n, v): raise AttributeError("frozen " + n)
    class X(metaclass=Meta): a = 1
    X.a = 2
except Exception as error:
    print(type(error).__name__, error)

try:
    class Meta(type):
        registry = {}
        def __init__(cls, name, bases, ns):
            super().__init__(name, bases, ns)
            Meta.registry[name] = cls
    class X(metaclass=Meta): pass
    class Y(X): pass
    print(sorted(Meta.registry), Meta.registry["Y"] is Y)
except Exception as error:
    print(type(error).__name__, error)

try:
    class Reg(type):
        def __new__(mcls, name, bases, ns):
            cls = super().__new__(mcls, name, bases, ns)
            cls.default = cls()
            return cls
    class X(metaclass=Reg):
        def __init__(self): self.v = [1]
    X.default.v.append(2); print(X.default.v, type(X.default) is X, isinstance(X.default, X))
except Exception as error:
    print(type(error).__name__, error)

try:
    class Meta(type):
        def __new__(m, name, bases, ns, **kw):
            ns["made_by"] = "meta"; ns.setdefault("fields", [k for k, v in ns.items() if not k.startswith("_") and not callable(v)])
            return super().__new__(m, name, bases, ns)
    class X(metaclass=Meta):
        a = 1; b = 2
        def f(self): pass
    print(X.fields)
except Exception as error:
    print(type(error).__name__, error)

try:
    class Meta(type):
        def __init__(cls, name, bases, ns, **kw): super().__init__(name, bases, ns); cls.kw = kw
        def __call__(cls, *a, **k): obj = super().__call__(*a, **k); obj.post = True; return obj
        def __len__(cls): return len(cls.fields)
        def __getitem__(cls, k): return f"{cls.__name__}[{k}]"
        def __iter__(cls): return iter(cls.fields)
        def __contains__(cls, x): return x in cls.fields
    class X(metaclass=Meta):
        fields = ["a"]
    x = X(); print(len(X), X["q"], list(X), "a" in X)
except Exception as error:
    print(type(error).__name__, error)

try:
    class Meta(type):
        def __len__(cls): return 2
        def __iter__(cls): return iter("ab")
    class X(metaclass=Meta): pass
    print(list(X), X)
except Exception as error:
    print(type(error).__name__, error)

try:
    class Meta(type):
        def __call__(cls, *a, **k): return super().__call__(*a, **k)
        def __len__(cls): return 2
    class X(metaclass=Meta): pass
    print(len(X), isinstance(X(), X))
except Exception as error:
    print(type(error).__name__, error)

try:
    class Meta(type):
        def __getitem__(cls, k): return f"{cls.__name__}[{k}]"
    class X(metaclass=Meta): pass
    print(X["q"])
except Exception as error:
    print(type(error).__name__, error)

try:
    class Meta(type):
        def __contains__(cls, x): return x in cls.fields
        def __iter__(cls): return iter(cls.fields)
    class X(metaclass=Meta): fields = ["a"]
    print("a" in X, list(X), X.fields)
except Exception as error:
    print(type(error).__name__, error)

try:
    class Meta(type):
        _made = {}
        def __call__(cls, *a, **k):
            if cls not in cls._made: cls._made[cls] = super().__call__(*a, **k)
            return cls._made[cls]
    class X(metaclass=Meta): pass
    class Y(X):
        def __init__(self, v): self.v = v
    class Z(list, metaclass=Meta): pass
    print(X() is X(), Y(1) is Y(2), Y(3).v, Z([1]), X() is Y(1))
except Exception as error:
    print(type(error).__name__, error)

try:
    import abc
    class Meta(abc.ABCMeta):
        def __call__(cls, *a): return super().__call__(*a)
    class X(metaclass=Meta):
        @abc.abstractmethod
        def f(self): pass
    class Y(X):
        def f(self): return 1
    print(Y().f())
    X()
except Exception as error:
    print(type(error).__name__, error)

try:
    class Meta(type):
        def __call__(cls, *a): return type.__call__(cls, *a)
    class X(metaclass=Meta): pass
    print(type(X()) is X)
except Exception as error:
    print(type(error).__name__, error)

try:
    class Meta(type):
        def __call__(cls): return 5
    class X(metaclass=Meta): pass
    print(X())
except Exception as error:
    print(type(error).__name__, error)
# %% metaclasses, 3
try:
    class Meta(type):
        def __call__(cls, *a):
            o = cls.__new__(cls); o.__init__(*a); return o
    class X(metaclass=Meta):
        def __init__(self, v=1): self.v = v
    print(X(4).v)
except Exception as error:
    print(type(error).__name__, error)

try:
    class Meta(type):
        def __call__(cls, *a): return super().__call__()
    class X(metaclass=Meta): pass
    print(type(X(1, 2)).__name__)
except Exception as error:
    print(type(error).__name__, error)
# %% metaclasses, waiting, 1
try:
    import threading
    class Meta(type):
        inst = None; lock = threading.Lock()
        def __call__(cls, *a, **k):
            with Meta.lock:
                if cls.inst is None: cls.inst = super().__call__(*a, **k)
            return cls.inst
    class X(metaclass=Meta): n = 0
    got = []
    ts = [threading.Thread(target=lambda: got.append(X())) for _ in range(2)]
    [t.start() for t in ts]; [t.join() for t in ts]; print(got[0] is got[1], len(got))
except Exception as error:
    print(type(error).__name__, error)
# %% classes, 1
try:
    class S:
        def __init_subclass__(cls): cls.inst = cls(7)
        def __init__(self, n): self.n = n; self.items = {}
    class A(S):
        def get(self): return self.n
    A.inst.items["k"] = 1; A.inst.n += 1; print(A.inst.get(), A.inst.items)
except Exception as error:
    print(type(error).__name__, error)

try:
    class D:
        def __set_name__(self, o, n):
            self.n = n
            setattr(o, n + "_old", 1)
            o.names.append(n)
    class C:
        names = []
        a = D(); b = D()
    print(C.names, C.a_old)
except Exception as error:
    print(type(error).__name__, error)

try:
    class A:
        def __class_getitem__(cls, k): return f"{cls.__name__}<{k}>"
    class B(A): pass
    print(A[1], B["x"])
except Exception as error:
    print(type(error).__name__, error)

try:
    class A:
        __match_args__ = ("x",)
        def __init__(self, x): self.x = x
    match A(3):
        case A(3): print("3")
except Exception as error:
    print(type(error).__name__, error)

try:
    class A: pass
    a = A(); a.x = 1; a.y = [2]; print(a.x, a.y, hasattr(a, "z"))
    del a.x
    print(hasattr(a, "x"))
except Exception as error:
    print(type(error).__name__, error)

try:
    class A:
        def __iter__(self): return self
        def __init__(self): self.n = 0
        def __next__(self):
            self.n += 1
            if self.n > 3: raise StopIteration
            return self.n
    print(list(A()), sum(A()), max(A()), [*A()], dict(zip("ab", A())), sorted(A(), reverse=True), 2 in A(), tuple(A()))
    a, b, c = A(); print(a, b, c)
    for i, x in enumerate(A()): print(i, x)
except Exception as error:
    print(type(error).__name__, error)

try:
    class A:
        def __enter__(self): return self
        def __exit__(self, t, v, tb):
            print(t, v, tb is None)
            return t is KeyError
    with A() as a: raise KeyError("k")
    with A(): pass
except Exception as error:
    print(type(error).__name__, error)

try:
    class A:
        def __getitem__(self, k): return k
    print(A()[1], A()[1:2], A()[1:2, ::3], A()[...], A()[()], A()[None])
except Exception as error:
    print(type(error).__name__, error)

try:
    class A:
        def __getattr__(self, n):
            if n.startswith("_"): raise AttributeError(n)
            return lambda *a: (n, a)
    print(A().foo(1, 2), hasattr(A(), "_x"), hasattr(A(), "y"))
except Exception as error:
    print(type(error).__name__, error)

try:
    class A:
        def __call__(self, *a, **k): return a, k
    print(A()(1, b=2), list(map(A(), [1])), callable(A()))
except Exception as error:
    print(type(error).__name__, error)

try:
    class A:
        def __format__(self, s): return f"[{s}]"
    print(f"{A():>10}", format(A(), "x"), "{:y}".format(A()), f"{A()}")
except Exception as error:
    print(type(error).__name__, error)

try:
    class A:
        def __index__(self): return 2
        def __int__(self): return 5
        def __float__(self): return 1.5
    print([1, 2, 3][A()], int(A()), float(A()), hex(A()), range(A()), "ab" * A(), [0] * A(), round(1.256, A()), "abc"[A():], bin(A()))
except Exception as error:
    print(type(error).__name__, error)

try:
    class A:
        def __init__(self, v): self.v = v
        def __eq__(self, o): return isinstance(o, A) and self.v == o.v
        def __hash__(self): return hash(self.v)
        def __repr__(self): return f"A({self.v})"
    print(A(1) in [A(1)], {A(1), A(1), A(2)} == {A(2), A(1)}, [A(1)].index(A(1)), [A(1), A(1)].count(A(1)), {A("x"): 1}[A("x")], A(1) == 1, A(1) != A(1), [A(1)] == [A(1)], (A(1), 2) == (A(1), 2))
    l = [A(1), A(2)]; l.remove(A(1)); print(l)
except Exception as error:
    print(type(error).__name__, error)

try:
    class A:
        def __lt__(self, o): return self.v < o.v
        def __init__(self, v): self.v = v
        def __repr__(self): return str(self.v)
    import heapq, bisect
    l = [A(3), A(1), A(2)]; print(sorted(l), min(l), max(l), heapq.nsmallest(2, l)); heapq.heapify(l); print(heapq.heappop(l)); l.sort(); bisect.insort(l, A(0)); print(l, A(1) < A(2), A(1) > A(2))
except Exception as error:
    print(type(error).__name__, error)

try:
    class P:
        def __init__(self): self._x = 1
        @property
        def x(self): return self._x
        @x.setter
        def x(self, v): self._x = v * 2
    class Q(P):
        @P.x.getter
        def x(self): return super().x + 100
        @property
        def y(self): return self.x
    q = Q(); q.x = 5; print(q.x, q.y)
    q.y = 3
except Exception as error:
    print(type(error).__name__, error)

try:
    class A:
        @staticmethod
        def s(x): return x
        @classmethod
        def c(cls, x): return cls(x)
        def __init__(self, x): self.x = x
        f = s
    print(A.s(1), A.c(2).x, A(0).s(3), A(0).c(4).x, A.f(5))
except Exception as error:
    print(type(error).__name__, error)
# %% classes, 2
try:
    class A:
        class B:
            z = 1
            def m(self): return A.B.z
        b = B()
    print(A.b.m(), A.B.__qualname__, A.B.m.__qualname__)
except Exception as error:
    print(type(error).__name__, error)

try:
    class A:
        x = 1
        def inc(self): self.x += 1; return self.x
    a = A(); print(a.inc(), A.x, a.x); A.x = 10; print(a.x, A().x)
except Exception as error:
    print(type(error).__name__, error)

try:
    class A:
        def __init__(self): self.__p = 1
        def get(self): return self.__p
    class B(A):
        def __init__(self): super().__init__(); self.__p = 2
    print(B().get(), B()._B__p, B()._A__p)
except Exception as error:
    print(type(error).__name__, error)

try:
    class A:
        def f(self): return "A"
    class B(A):
        def f(self): return "B" + super().f()
    class C(A):
        def f(self): return "C" + super().f()
    class D(B, C):
        def f(self): return "D" + super(D, self).f()
    print(D().f(), [c.__name__ for c in D.__mro__], D.mro()[0].__name__)
except Exception as error:
    print(type(error).__name__, error)

try:
    class A(Exception):
        def __init__(self, *, code): self.code = code; super().__init__(f"c{code}")
    try: raise A(code=3)
    except A as e: print(e, e.code, e.args, repr(e))
except Exception as error:
    print(type(error).__name__, error)

try:
    class A:
        __slots__ = ("x", "__dict__")
    a = A(); a.x = 1; a.y = 2; print(a.x, a.y)
except Exception as error:
    print(type(error).__name__, error)

try:
    class A:
        __slots__ = {"x": "doc"}
    a = A(); a.x = 1; print(a.x)
    a.q = 1
except Exception as error:
    print(type(error).__name__, error)

try:
    class A:
        def __new__(cls, *a): o = super().__new__(cls); o.new = a; return o
        def __init__(self, *a): self.init = a
    print(A(1, 2).new, A(3).init)
except Exception as error:
    print(type(error).__name__, error)

try:
    class A:
        def __init__(self, **kw):
            for k, v in kw.items(): setattr(self, k, v)
        def __repr__(self): return f"{type(self).__name__}({', '.join(f'{k}={getattr(self, k)!r}' for k in ('a', 'b'))})"
    print(A(a=1, b="x"))
except Exception as error:
    print(type(error).__name__, error)

try:
    class A:
        count = 0
        def __init__(self): type(self).count += 1; A.count += 0; self.__class__.count += 1
    A(); print(A.count)
except Exception as error:
    print(type(error).__name__, error)

try:
    class A:
        def __init_subclass__(cls, **k): super().__init_subclass__(); cls.k = k
    class B(A, x=1, y=2): pass
    print(B.k)
except Exception as error:
    print(type(error).__name__, error)

try:
    class A:
        def m(self): return 1
    A.m2 = lambda self: self.m() + 1
    A.p = property(lambda self: 3)
    print(A().m2(), A().p)
    A.m = lambda self: 10
    print(A().m2())
except Exception as error:
    print(type(error).__name__, error)

try:
    import types
    class A: pass
    a = A(); a.f = types.MethodType(lambda self, x: (type(self).__name__, x), a); print(a.f(3))
except Exception as error:
    print(type(error).__name__, error)

try:
    from functools import cached_property
    class A:
        n = 0
        @cached_property
        def x(self): A.n += 1; return A.n
    a = A(); print(a.x, a.x, A.n); del a.x; print(a.x); a.x = 50; print(a.x)
except Exception as error:
    print(type(error).__name__, error)

try:
    class A:
        def __and__(s, o): return "and"
        def __rand__(s, o): return "rand"
        def __xor__(s, o): return "xor"
        def __lshift__(s, o): return "<<"
        def __rshift__(s, o): return ">>"
        def __mod__(s, o): return "%"
        def __floordiv__(s, o): return "//"
        def __pos__(s): return "+"
        def __imul__(s, o): return "*="
        def __ior__(s, o): return "|="
    a = A(); print(a & 1, 1 & a, a ^ 1, a << 1, a >> 1, a % 2, a // 2, +a); a *= 2; print(a); b = A(); b |= 1; print(b)
except Exception as error:
    print(type(error).__name__, error)
