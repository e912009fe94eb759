# %% functools
import functools, operator
from functools import wraps, partial, reduce, lru_cache, cache, singledispatch, singledispatchmethod, partialmethod, cmp_to_key, cached_property, total_ordering
def counted(f):
    @wraps(f)
    def w(*a, **k): w.calls += 1; return f(*a, **k)
    w.calls = 0
    return w
def tag(name, *, sep="-"):
    def deco(f):
        @wraps(f)
        def w(*a, **k): return f"<{name}{sep}{f(*a, **k)}>"
        return w
    return deco
def optional(f=None, *, n=1):
    if f is None: return partial(optional, n=n)
    @wraps(f)
    def w(*a): return [f(*a)] * n
    return w
class Deco:
    def __init__(self, f): functools.update_wrapper(self, f); self.f = f; self.n = 0
    def __call__(self, *a): self.n += 1; return self.f(*a)
    def __get__(self, o, t=None): return self if o is None else partial(self, o)
@counted
@tag("b", sep=":")
@tag("a")
def hi(x): "doc"; return x
@optional
def one(x): return x
@optional(n=3)
def three(x): return x
@Deco
def d(x): "dd"; return x + 1
class C:
    @Deco
    def m(self, x): return x * 2
    def base(self, a, b): return (a, b)
    five = partialmethod(base, 5)
    @singledispatchmethod
    def show(self, x): return "obj"
    @show.register(int)
    def _(self, x: int): return "int"
    @show.register(str)
    def _s(self, x): return "str"
    @lru_cache(maxsize=None)
    def memo(self, x): return x * 10
print(hi(1), hi(2), hi.calls, hi.__name__, hi.__doc__, one(1), three(2), d(1), d(2), d.n, d.__name__, d.__doc__, C().m(4), C().five(6), C().show(1), C().show("a"), C().show(2.0), C().memo(3))
@singledispatch
def f(x, y=0): return "default"
@f.register(int)
def _(x: int, y=0): return f"int {x + y}"
@f.register(list)
@f.register(tuple)
def _(x, y=0): return f"seq {len(x)}"
f.register(dict, lambda x, y=0: "d")
print(f(1, 2), f([1]), f((1, 2)), f("s"), f(None), f(1.5), f({}), f(True), f.dispatch(bool) is f.dispatch(int))
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
@lru_cache(maxsize=2)
def sq(x): return x * x
print(fib(30), fib.cache_info(), [sq(i) for i in (1, 2, 1, 3, 2)], sq.cache_info(), sq.cache_parameters(), sq.__wrapped__(5)); sq.cache_clear(); print(sq.cache_info())
print(reduce(operator.mul, range(1, 6)), reduce(lambda a, b: a + b, [[1], [2]], []), sorted("bAc", key=cmp_to_key(lambda a, b: (a.lower() > b.lower()) - (a.lower() < b.lower()))))
p = partial(int, base=2); print(p("101"), p.func, p.args, p.keywords, partial(p, "11")(), partial(print, "a", sep="|")("b"))
# %% itertools
import itertools as it, operator
from itertools import chain, islice, count, cycle, repeat, accumulate, compress, dropwhile, takewhile, filterfalse, groupby, pairwise, product, permutations, combinations, combinations_with_replacement, starmap, zip_longest, tee
print(list(chain([1], "ab", range(2))), list(chain.from_iterable([[1], [2, 3]])), list(islice(count(5, 2), 3)), list(islice(cycle("ab"), 5)), list(repeat(7, 2)))
print(list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], operator.mul, initial=10)), list(compress("abc", [1, 0, 1])), list(dropwhile(lambda x: x < 3, [1, 3, 2])), list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(filterfalse(str.isdigit, "a1b")))
print([(k, list(g)) for k, g in groupby(sorted("banana"))], list(pairwise("abc")), list(product("ab", [1, 2])), list(product([0, 1], repeat=2)), list(permutations("abc", 2))[:3], list(combinations("abcd", 2)), list(combinations_with_replacement("ab", 2)), list(starmap(pow, [(2, 3), (3, 2)])), list(zip_longest("ab", "c", fillvalue="-")))
a, b = tee(iter([1, 2, 3])); print(next(a), list(b), list(a)); 
print(list(islice("abcdef", 1, None, 2)), dict(zip("ab", count())), [*map(max, [1, 5], [3, 2])], list(zip("ab", [1, 2], strict=True)))
try: list(zip("a", [1, 2], strict=True))
except ValueError as e: print(e)
if hasattr(it, "batched"): print(list(it.batched("abcde", 2)))
def grouper(iterable, n):
    i = iter(iterable)
    while chunk := tuple(islice(i, n)): yield chunk
print(list(grouper(range(7), 3)))
def flatten(x):
    for e in x:
        if isinstance(e, (list, tuple)): yield from flatten(e)
        else: yield e
print(list(flatten([1, [2, (3, [4])], 5])))
# %% collections
from collections import Counter, defaultdict, OrderedDict, deque, ChainMap, namedtuple, UserDict, UserList, UserString
c = Counter("abracadabra"); print(c, c.most_common(2), c["z"], c.total(), c + Counter("aaa"), c - Counter("aaaa"), c & Counter("ab"), c | Counter("zz"), sorted(c.elements())[:3])
c.subtract("aa"); c.update("b"); del c["r"]; print(c, +c, dict(c), list(c.items())[:2], Counter(a=1) == Counter("a"), Counter(a=1) <= Counter(a=2))
d = defaultdict(list); [d[k].append(v) for k, v in [("a", 1), ("b", 2), ("a", 3)]]; print(d, dict(d), d.get("z"), "z" in d, d["z"], len(d))
n = defaultdict(lambda: defaultdict(int)); n["x"]["y"] += 1; print(n["x"]["y"], n["x"])
o = OrderedDict(a=1, b=2, c=3); o.move_to_end("a"); o.move_to_end("c", last=False); print(o, o.popitem(last=False), list(reversed(o)), o == OrderedDict(a=1, b=2), o == {"a": 1, "b": 2})
q = deque([1, 2, 3], maxlen=3); q.append(4); q.appendleft(0); print(q, q.pop(), q.popleft(), q.maxlen, q.rotate(1)); q.extend("ab"); q.extendleft([9]); print(q, q.count(9), q.index(9), 9 in q, q[0], list(reversed(q)), deque([1]) + deque([2]), q.copy() == q)
m = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(m["a"], m["b"], dict(m), m.new_child({"b": 0})["b"], m.parents["a"], m.maps, len(m)); m["z"] = 5; print(m.maps[0])
class U(UserDict):
    def __setitem__(self, k, v): super().__setitem__(str(k), v)
u = U({1: 2}); u[3] = 4; print(u, u.data, "1" in u, list(u))
class L(UserList):
    def append(self, x): super().append(x * 2)
l = L([1]); l.append(2); print(l, l[0], l + [3], len(l), l.data)
class S(UserString):
    def twice(self): return S(self.data * 2)
print(S("a").twice(), S("ab").upper(), len(S("abc")))
try: deque().popleft()
except IndexError as e: print(e)
try: o.move_to_end("no")
except KeyError as e: print(repr(e))
# %% re, json and datetime
import re, json, datetime as dt
from datetime import datetime, timedelta, date, timezone, time
m = re.match(r"(?P<k>\w+)=(?P<v>\d+)", "abc=12 rest"); print(m.group("k"), m["v"], m.groups(), m.groupdict(), m.span(), m.start("v"), m)
print(re.sub(r"\d+", lambda m: str(int(m[0]) * 2), "a1b22"), re.findall(r"(\w)(\d)", "a1b2"), re.split(r"[,;]\s*", "a, b;c"), [m.group() for m in re.finditer(r"[aeiou]", "education")], re.search("x", "abc"), re.fullmatch(r"\d{3}", "123") is not None, re.escape("a.b"), re.compile("a", re.I).sub("-", "aAb"), re.subn("a", "b", "aa"), re.IGNORECASE, re.compile(r"a+"))
WORD = re.compile(r"""(?P<num>\d+)|(?P<op>[-+*/])|(?P<ws>\s+)""", re.VERBOSE)
def tokens(s):
    for m in WORD.finditer(s):
        if m.lastgroup != "ws": yield m.lastgroup, m.group()
print(list(tokens("1 + 23*4")))
try: re.compile("(")
except re.error as e: print(e)
print(json.dumps({"a": [1, 2.5, None, True], "é": "ü"}), json.dumps({"b": 1, "a": 2}, sort_keys=True, indent=2), json.loads('{"x": [1, {"y": null}]}'), json.dumps("é", ensure_ascii=False), json.dumps([1, 2], separators=(",", ":")))
try: json.loads("{bad")
except json.JSONDecodeError as e: print(e, e.pos, e.lineno, e.msg)
class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, date): return o.isoformat()
        if isinstance(o, set): return sorted(o)
        return super().default(o)
print(json.dumps({"d": date(2024, 1, 2), "s": {3, 1}}, cls=Enc), json.dumps(1j, default=str), json.loads("[1.5]", parse_float=str), json.loads('{"a": 1}', object_hook=lambda d: list(d.items())), json.loads("[1]", object_pairs_hook=dict))
try: json.dumps(object)
except TypeError as e: print(e)
d = datetime(2024, 2, 28, 23, 30, tzinfo=timezone.utc); e = d + timedelta(days=1, hours=1); print(d, repr(d), e.isoformat(), e - d, (e - d).total_seconds(), e.strftime("%Y-%m-%d %H:%M %A %j"), datetime.strptime("03/04/2020", "%d/%m/%Y"), d < e, d.date(), d.weekday(), timedelta(seconds=90), str(timedelta(days=-1)), timedelta(hours=1) / 2, d.replace(year=2000), f"{d:%d %b}", date.fromisoformat("2020-01-01").toordinal(), date(2020, 1, 31) - date(2020, 1, 1), time(1, 2), d.timestamp(), d.astimezone(timezone(timedelta(hours=2))), datetime.fromtimestamp(0, timezone.utc), datetime.max, timedelta.max > timedelta(1), d.isocalendar(), d.timetuple().tm_yday)
try: date(2023, 2, 30)
except ValueError as e: print(e)
# %% contextlib
from contextlib import contextmanager, ExitStack, closing, suppress, redirect_stdout, ContextDecorator, nullcontext, AbstractContextManager, redirect_stderr
import io, sys
@contextmanager
def tag(n):
    print("<", n)
    try: yield n.upper()
    except ValueError as e: print("caught", e)
    finally: print(">", n)
with tag("a") as x, tag("b") as y: print(x, y)
with tag("c"): raise ValueError("v")
try:
    with tag("d"): raise KeyError("k")
except KeyError as e: print("out", e)
@tag("deco")
def f(x): return x + 1
print(f(1), f(2))
with ExitStack() as st:
    for n in "xyz": st.enter_context(tag(n))
    st.callback(print, "cb", sep="")
    st.push(lambda *a: print("push", a[0]))
    raise ValueError("in stack")
with ExitStack() as st:
    st.enter_context(tag("kept")); kept = st.pop_all()
print("later"); kept.close()
class R:
    def close(self): print("closed")
with closing(R()) as r: print(type(r).__name__)
with suppress(KeyError, IndexError): {}[1]
buf = io.StringIO()
with redirect_stdout(buf): print("hidden")
print(repr(buf.getvalue()))
class Timer(ContextDecorator):
    def __enter__(self): print("start"); return self
    def __exit__(self, *e): print("stop", e[0]); return False
@Timer()
def g(): return 5
print(g())
with nullcontext(3) as v: print(v)
class M(AbstractContextManager):
    def __exit__(self, *a): print("M out"); return True
with M() as m: raise RuntimeError
@contextmanager
def bad(): 
    if False: yield
try:
    with bad(): pass
except RuntimeError as e: print(e)
@contextmanager
def twice():
    yield 1
    yield 2
try:
    with twice(): pass
except RuntimeError as e: print(e)
with (tag("p1") as a, tag("p2") as b,): print(a + b)
# %% groups of exceptions
def f():
    raise ExceptionGroup("g", [ValueError("a"), TypeError("b"), ExceptionGroup("n", [KeyError("k"), ValueError("c")])])
try:
    f()
except* ValueError as eg: print("V", eg.exceptions, eg.message)
except* (TypeError, KeyError) as eg: print("T", [type(e).__name__ for e in eg.exceptions], repr(eg))
try:
    try: f()
    except* ValueError: pass
except ExceptionGroup as e: print(e, len(e.exceptions), e.split(TypeError), e.subgroup(lambda x: isinstance(x, KeyError)))
try:
    raise OSError("plain")
except* OSError as eg: print(eg)
class MyG(ExceptionGroup):
    def __new__(cls, msg, excs, code=0): self = super().__new__(cls, msg, excs); self.code = code; return self
    def derive(self, excs): return MyG(self.message, excs, self.code)
g = MyG("m", [ValueError(1), TypeError(2)], 7); m, r = g.split(ValueError); print(type(m).__name__, m.code, r.code, m, r)
try:
    try: raise g
    except* ValueError: raise RuntimeError("new")
except BaseException as e: print(repr(e), [repr(x) for x in e.exceptions])
e = ValueError("n"); e.add_note("note 1"); e.add_note("note 2"); print(e.__notes__)
try: ExceptionGroup("empty", [])
except ValueError as e: print(e)
try: ExceptionGroup("x", [3])
except ValueError as e: print(e)
print(isinstance(BaseExceptionGroup("b", [ValueError()]), ExceptionGroup))
def leaves(e):
    if isinstance(e, BaseExceptionGroup):
        for x in e.exceptions: yield from leaves(x)
    else: yield e
try: f()
except ExceptionGroup as e: print([str(x) for x in leaves(e)])
# %% exceptions and their causes
class AppError(Exception):
    default = "oops"
    def __init__(self, code, message=None, **extra): super().__init__(message or self.default); self.code = code; self.extra = extra
    def __str__(self): return f"[{self.code}] {super().__str__()}"
class NotFound(AppError, LookupError): default = "missing"
try:
    try: {}["k"]
    except KeyError as e: raise NotFound(404, id=3) from e
except AppError as e: print(e, repr(e), e.extra, repr(e.__cause__), e.args, isinstance(e, LookupError), e.__suppress_context__)
try:
    try: 1 / 0
    except ZeroDivisionError: raise ValueError("x")
except ValueError as e: print(repr(e.__context__), e.__cause__)
try:
    try: int("z")
    except ValueError: raise RuntimeError("hide") from None
except RuntimeError as e: print(e.__cause__, e.__suppress_context__, repr(e.__context__))
def order():
    try:
        print("t"); return "r"
    finally: print("f")
def override():
    try: return 1
    finally:
        pass
def loop():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
        finally: print("fin", i)
    else: print("no")
print(order(), override()); loop()
def nested():
    try:
        try: raise KeyError("a")
        finally: print("inner fin")
    except KeyError as e: print("caught", e)
    else: print("no")
    finally: print("outer fin")
nested()
try:
    e = 1
    try: raise ValueError
    except ValueError as e: pass
    print(e)
except NameError as x: print(x)
for bad in ("[][0]", "{}['a']", "None.x", "int('q')", "1 + 'a'", "undefined", "len(3)", "'a' < 1", "[1].index(5)", "(1,)[3]", "'abc'.index('z')", "dict(1)", "a, b = 1, 2, 3" and "(lambda a: a)()", "float('x')", "1 // 0", "2 ** 'a'", "object().foo", "(3)(4)", "iter(5)", "next(iter([]))", "''.join([1])", "chr(-1)", "ord('ab')", "[1, 2].remove(5)", "set().pop()", "[].pop()", "{}.popitem()", "bytes([300])", "'%d' % 'a'", "'{}'.format()", "int([])", "round('a')", "sum(['a'])", "min([])", "range(1, 2, 0)", "'a'.encode('ascii').decode('utf8').foo"): pass
def unpack():
    a, b = [1]
def unpack2(): a, b = 1, 2, 3
def unpack3(): a, *b, c = [1]
def call1(a, b, *, c): pass
for f in (unpack, unpack2, unpack3, lambda: call1(1), lambda: call1(1, 2), lambda: call1(1, 2, 3), lambda: call1(1, 2, d=3), lambda: call1(1, 2, c=3, a=4), lambda: [][0], lambda: {}["a"], lambda: None.x, lambda: int("q"), lambda: 1 + "a", lambda: len(3), lambda: "a" < 1, lambda: [1].index(5), lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: (3)(4), lambda: iter(5), lambda: "".join([1]), lambda: [].pop(), lambda: {}.pop("x"), lambda: "{}".format(), lambda: "%d" % "a", lambda: sum(["a"]), lambda: min([]), lambda: None[0], lambda: None(), lambda: [1]["a"], lambda: "abc"[10], lambda: {[]: 1}, lambda: {[]}, lambda: setattr(3, "x", 1), lambda: print(1, foo=2), lambda: sorted([1, "a"]), lambda: max(1), lambda: abs("x"), lambda: -"x", lambda: not_defined, lambda: "a".foo(), lambda: [].foo, lambda: str.nope, lambda: int.from_bytes(3, "big"), lambda: "abc".split(""), lambda: bytes("é", "ascii"), lambda: b"\xff".decode(), lambda: list(zip(1)), lambda: dict([1]), lambda: isinstance(1, "a"), lambda: issubclass(1, int), lambda: range("a"), lambda: float("abc"), lambda: complex("x"), lambda: [*1], lambda: call1(*1), lambda: call1(**1), lambda: tuple.index((1,), 2), lambda: (1, 2).x, lambda: "x" * "y", lambda: [1] + (2,), lambda: {1} | [2], lambda: {} | [1]):
    try: f()
    except Exception as e: print(type(e).__name__, e)
# %% formats
import datetime, decimal
x, y, name, w, p = 3.14159, 42, "wörld", 10, 2
print(f"{x:.2f}|{y:05d}|{y:>8}|{y:<8}|{y:^8}|{y:*^8}|{name!r}|{name!a}|{name!s:>8}|{x:{w}.{p}f}|{y:,}|{1234567:_}|{0.256:.1%}|{255:x}|{255:#X}|{5:b}|{5:08b}|{x:e}|{x:g}|{y:+}|{-y: }|{{}}|{y=}|{x + 1 = :.1f}|{name=!s}|{name = }")
print(f"{'a' if y else 'b'} {[i for i in range(2)]} {dict(a=1)['a']} {(lambda v: v)(3)} {datetime.date(2020, 1, 2):%d/%m/%y} {decimal.Decimal('1.5'):>6} {None} {True:d} {'x':{'>'}{5}} {[1, 2]!s:>8} {f'{y:{w}}'}" f"joined" " plain")
print(f"""multi
{y}
  end {x!r:.3}""", rf"\n{y}", "%s %d %.2f %5s|%-5s| %r %% %x %o %e %c %05d %+d" % ("a", 1, 2.0, "r", "l", "q", 255, 8, 1.0, "c", 42, 3), "%(a)s %(b)03d" % {"a": 1, "b": 2}, "{} {1} {0}".format if False else "{0} {1} {0} {k!r:>5} {k[0]}".format(1, 2, k="z"), "{:>5}{:^5}{:.1f}".format("a", "b", 1.25), "{:{w}}".format(1, w=4), "{a[k]}".format(a={"k": 5}))
print(format(3, "03"), format("a", ">3"), format(1e10), format(1e16), 1e22, 0.1 + 0.2, 1/3, 1e-7, 100.0, float("inf"), -0.0, 2**70, 1_000, 0xff, 0b11, 1j * 1j, round(2.5), round(-1.567, 2), int(-3.9), 7 // -2, 7 % -2, divmod(-7, 2), 2 ** -1, True + True, int("0x1f", 16), int(" 42 "), float("1e3"), complex("1+2j"), bin(10), oct(8), hex(255))
for bad in (lambda: f"{3:s}", lambda: f"{'a':d}", lambda: f"{[]:>3}", lambda: "{x}".format(), lambda: "%s %s" % 1, lambda: "%s" % (1, 2), lambda: format(1, "zz")):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
# %% texts, lists, dictionaries and sets
s = "Hello, World"
print(s.upper(), s.lower(), s.swapcase(), s.title(), s.capitalize(), s.casefold(), s.center(20, "*"), s.ljust(15, "."), s.rjust(15), s.zfill(15), s.replace("l", "L", 1), s.find("o"), s.rfind("o"), s.index("W"), s.count("l"), s.startswith(("He", "x")), s.endswith("d"), s.partition(", "), s.rpartition("o"), s.split(", "), s.split(maxsplit=1), "a,b,,c".split(","), "a b  c".split(), "a\nb\r\nc".splitlines(), "a,b,c".rsplit(",", 1), "  x ".strip(), "xxaxx".strip("x"), "xxa".lstrip("x"), "axx".rstrip("x"), "-".join("abc"), "prefix-x".removeprefix("prefix-"), "a.py".removesuffix(".py"), "ab".translate(str.maketrans("a", "z")), "ab".translate({97: None}), "a\tb".expandtabs(4))
print("abc".isalpha(), "1".isdigit(), "a1".isalnum(), " ".isspace(), "A".isupper(), "Ab".istitle(), "x_1".isidentifier(), "²".isnumeric(), "é".isascii(), "".join(reversed("abc")), "abc"[::-1], "abcdef"[1:-1:2], "abc" * 2, "b" in "abc", "a" < "b", sorted("hello"), list("ab"), len("é"), "é".encode(), b"\xc3\xa9".decode(), "é".encode("latin-1"), "a" "b", r"\d", "\u00e9", "\N{BULLET}", ord("a"), chr(98), ascii("é"), repr("it's"), repr('"'), repr("a\n"), str(b"x", "ascii"), "abc".__contains__("a"), "{}".isidentifier(), min("banana"), "a".__class__.__name__)
b = b"hello"; ba = bytearray(b"abc"); ba[0] = 122; ba += b"d"; ba.extend([101]); print(b[0], b[1:3], b.upper(), b.hex(), bytes.fromhex("6869"), bytes(3), bytes([65]), b + b"!", b.split(b"l"), b"%s-%d" % (b"a", 3), ba, ba.pop(), ba.decode(), b == bytearray(b"hello"), int.from_bytes(b"\x01\x00", "big"), (258).to_bytes(2, "little"), list(b"ab"), b"a" in b"abc", b.find(b"l"), b"".join([b"a", b"b"]), b.replace(b"l", b"L"), memoryview is not None, bytes("é", "utf8"), b.startswith(b"he"), b.decode("ascii", errors="ignore"), b"\xff".decode("utf8", "replace"))
l = [3, 1, 2]; l.sort(reverse=True); print(l, sorted(l, key=lambda x: -x), l[::-1], l.copy(), l.index(1), l.count(3)); l[1:2] = [9, 9]; del l[0]; l.insert(0, "i"); l *= 2; print(l, l[-2:], l[::2]); l[::2] = "abcd"[:len(l[::2])]; print(l, [1, 2] == [1, 2], [1] < [2], [[0] * 2 for _ in range(2)], list(range(10))[2:8:3], slice(1, 5, 2).indices(4), list(range(5, 0, -2)), range(3) == range(0, 3, 1), range(10)[2:5], 3 in range(5), len(range(0, 10, 3)))
d = {"a": 1}; d.update(b=2); d |= {"c": 3}; print(d, d | {"a": 0}, d.get("z"), d.setdefault("e", []), d.pop("a"), d.popitem(), list(d), list(d.values()), list(d.items()), "b" in d, d.keys() & {"b", "z"}, dict.fromkeys("ab", 0), dict([("x", 1)]), {v: k for k, v in d.items()}, sorted(d, reverse=True), min(d), len(d), list(reversed(d)), d == {"b": 2, "c": 3}, d.copy() is d, max(d, key=d.get)); d.clear(); print(d)
st = {1, 2, 3}; st.add(4); st.discard(9); st |= {5}; print(st, st & {1, 2}, st - {1}, st ^ {1, 9}, {1} <= st, st.isdisjoint({7}), frozenset([1]) | {2}, st.issuperset({1}), len(st), sorted(st, reverse=True), {1, 2} == {2, 1}, st.union([8], [9]), st.intersection([1, 2], [2]), st.difference([1]), set("aa"), st.symmetric_difference([1]), {1} < {1, 2}, set() or "e", st.pop() in range(9))
print(list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, ""])), sum([1, 2], 10), min(3, 1), max("a", "b", key=ord), all([]), any([]), list(zip("ab", [1, 2])), list(enumerate("ab", 1)), list(reversed([1, 2])), abs(-3), pow(2, 3, 5), divmod(7, 2), isinstance(1, (int, str)), callable(len), type(1).__name__, bool(""), id(1) == id(1), [*map(str, range(3))], sorted([(2, "b"), (1, "z"), (2, "a")]), sorted("bA", key=str.lower), list(dict(zip("ab", [1, 2])).items()), hash(1), hash(1.0), hash((1, 2)) == hash((1, 2)), iter([1]).__next__(), next(iter([]), "d"), list(iter(iter([1, 2]).__next__, 2)), dir(type("T", (), {}))[:1] != [])
# %% logging
import logging, sys, io
stream = io.StringIO()
log = logging.getLogger("app.db"); root = logging.getLogger("app"); root.setLevel(logging.DEBUG)
h = logging.StreamHandler(stream); h.setFormatter(logging.Formatter("%(levelname)-8s|%(name)s|%(funcName)s|%(message)s|%(user)s", defaults={"user": "anon"})); root.addHandler(h); root.propagate = False
class Redact(logging.Filter):
    def filter(self, record): record.msg = str(record.msg).replace("secret", "***"); return record.levelno >= logging.INFO
class Ctx(logging.LoggerAdapter):
    def process(self, msg, kw): return f"[{self.extra['req']}] {msg}", kw
h.addFilter(Redact())
def work():
    log.debug("no"); log.info("n=%d %s", 3, "x"); log.warning("secret %s", "z", extra={"user": "bob"}); log.error("%(a)s", {"a": 1})
    try: 1 / 0
    except ZeroDivisionError: log.error("failed", exc_info=False)
    Ctx(log, {"req": 7}).info("adapted %s", 1)
    log.log(logging.CRITICAL, "crit")
work(); print(stream.getvalue(), log.isEnabledFor(10), log.getEffectiveLevel(), logging.getLevelName(20), log.parent.name, log.name, root.handlers == [h], log.hasHandlers(), logging.getLogger("app.db") is log)
class ListHandler(logging.Handler):
    def __init__(self): super().__init__(); self.records = []
    def emit(self, record): self.records.append((record.levelname, record.getMessage(), record.threadName, record.args))
lh = ListHandler(); lg = logging.getLogger("x"); lg.addHandler(lh); lg.propagate = False; lg.setLevel("INFO"); lg.info("hi %s", "there"); lg.debug("no"); print(lh.records)
# %% warnings, hmac and fnmatch
import warnings
with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    warnings.warn("x", DeprecationWarning, stacklevel=2)
warnings.resetwarnings()
def f():
    with warnings.catch_warnings(): warnings.filterwarnings("ignore", message="a"); return 3
print(f())
import hmac, fnmatch
print(hmac.new(b"k", b"m", "sha256").hexdigest()[:8], hmac.compare_digest(b"a", b"b"), fnmatch.fnmatch("a.py", "*.py"), fnmatch.filter(["a", "b"], "a"))
# %% argparse: groups
import argparse
p = argparse.ArgumentParser(prog="t")
g = p.add_mutually_exclusive_group(required=True)
g.add_argument("--json", action="store_const", const="json", dest="fmt"); g.add_argument("--xml", action="store_const", const="xml", dest="fmt")
h = p.add_mutually_exclusive_group()
h.add_argument("-q", action="store_true"); h.add_argument("-v", action="count", default=0)
o = p.add_argument_group("other"); o.add_argument("--n", type=int, default=3)
print(p.parse_args(["--json"]), p.parse_args(["--xml", "-vv", "--n=5"]).v, p.parse_args(["--json", "--json"]).fmt)
for bad in (["--json", "--xml"], [], ["-q", "-v", "--json"], ["--json", "-q", "-q", "-v"]):
    try: print(p.parse_args(bad))
    except SystemExit as e: print("exit", e.code)
# %% argparse: positional arguments
import argparse
p = argparse.ArgumentParser(prog="t"); p.add_argument("a"); p.add_argument("b"); p.add_argument("-x", action="store_true"); p.add_argument("-n", type=int)
print(p.parse_args(["1", "-x", "2"]), p.parse_args(["-n", "3", "1", "2"]), p.parse_args(["1", "2", "-n", "-4"]))
q = argparse.ArgumentParser(prog="t"); q.add_argument("a"); q.add_argument("r", nargs="*"); q.add_argument("-x", action="store_true")
print(q.parse_args(["1", "2", "3", "-x"]), q.parse_args(["-x", "1"]), q.parse_args(["-x", "--", "1", "-2"]))
# %% argparse: flags
import argparse
p = argparse.ArgumentParser(prog="t"); p.add_argument("-v", action="count", default=0); p.add_argument("-x", action="store_true"); p.add_argument("-n", type=int); p.add_argument("-o", "--out", default="-"); p.add_argument("--flag", action="store_true"); p.add_argument("-D", action="append"); p.add_argument("--cfg", nargs="+")
p.add_argument("--color", action=argparse.BooleanOptionalAction, default=True)
for a in (["-vvv"], ["-vx"], ["-vxn3"], ["-xn", "4"], ["-n5"], ["-n=6"], ["-ofile"], ["--out=a=b"], ["--ou", "z"], ["-Da=1", "-D", "b"], ["--cfg", "a", "b", "-v"], ["--no-color"], ["--flag=1"], ["-v=2"], ["-vz"], ["--nope"], ["-n"], ["-n", "x"], ["--cfg"], ["--no-flag"], ["-x3"], ["--", "-v"]):
    try: print(a, p.parse_args(a))
    except SystemExit as e: print(a, "exit", e.code)
q = argparse.ArgumentParser(prog="t"); q.add_argument("n", type=int, nargs="?", default=3); q.add_argument("--level", type=str.upper, choices=["A", "B"], default="a"); q.add_argument("--f", type=float, default="1.5")
for a in ([], ["4"], ["--level", "b"], ["-1"], ["--level=c"], ["1", "2"]):
    try: print(a, q.parse_args(a))
    except SystemExit as e: print(a, "exit", e.code)
# %% dates
from datetime import datetime, date, time, timedelta, timezone
import calendar, time as tm
d = date(2024, 2, 29)
print(d, d.replace(year=2023, day=28), d + timedelta(365), d - timedelta(weeks=1), d.strftime("%a %d %b %Y"), d.isoweekday(), date.fromisoformat("2024-03-01") > d, (date(2024, 3, 1) - d).days, calendar.isleap(2024), calendar.month_name[2], date.fromordinal(738000), d.timetuple().tm_yday, max(d, date(2020, 1, 1)), sorted([d, date(2000, 1, 1)]), {d: 1}[date(2024, 2, 29)], f"{d:%Y/%m}", repr(d), d.ctime(), date.fromisocalendar(2024, 1, 1))
n = datetime(2024, 1, 2, 3, 4, 5, 678901); print(n, n.isoformat(sep=" ", timespec="minutes"), n.date(), n.time(), n + timedelta(hours=25), n.strftime("%H:%M:%S.%f %p %I %y"), datetime.fromisoformat("2024-01-02T03:04:05+02:00").utcoffset(), datetime.strptime("2 Jan 2024 3PM", "%d %b %Y %I%p"), datetime.combine(d, time(1)), n.replace(tzinfo=timezone.utc).astimezone(timezone(timedelta(hours=-5), "EST")), datetime(2024, 1, 1, tzinfo=timezone.utc).timestamp(), datetime.fromtimestamp(86400, tz=timezone.utc), n.timetuple()[:3], time(1, 2) < time(1, 3), time.fromisoformat("01:02:03").isoformat(), timedelta(days=1.5), timedelta(hours=-1), timedelta(minutes=90) // timedelta(hours=1), divmod(timedelta(minutes=90), timedelta(hours=1)), timedelta(seconds=1) * 2.5, abs(timedelta(-1)), str(timedelta(days=2, seconds=5)), repr(timedelta(1, 2, 3)), sum([timedelta(1)] * 2, timedelta()), timedelta(1) == timedelta(hours=24), timedelta.max.days)
# %% recursion and caches
from __future__ import annotations
from functools import cache, reduce
from itertools import product
import sys
@cache
def edit(a: str, b: str) -> int:
    if not a or not b: return len(a) + len(b)
    return min(edit(a[1:], b) + 1, edit(a, b[1:]) + 1, edit(a[1:], b[1:]) + (a[0] != b[0]))
class Trie:
    def __init__(self): self.kids: dict[str, Trie] = {}; self.end = False
    def add(self, w): n = reduce(lambda n, c: n.kids.setdefault(c, Trie()), w, self); n.end = True
    def __contains__(self, w):
        n = self
        for c in w:
            if c not in n.kids: return False
            n = n.kids[c]
        return n.end
    def words(self, prefix=""):
        if self.end: yield prefix
        for c, k in sorted(self.kids.items()): yield from k.words(prefix + c)
t = Trie(); [t.add(w) for w in ("car", "cat", "dog")]; print(edit("kitten", "sitting"), "cat" in t, "ca" in t, list(t.words()), edit.cache_info().currsize > 0)
def hanoi(n, a="A", b="B", c="C"): return [] if n == 0 else hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)
print(len(hanoi(5)), hanoi(2)); q = [s for s in product(range(4), repeat=4) if len(set(s)) == 4 and len({s[i] + i for i in range(4)}) == 4 == len({s[i] - i for i in range(4)})]; print(q)
sieve = lambda n: [p for p in range(2, n) if all(p % d for d in range(2, int(p ** .5) + 1))]; print(sieve(30))
# %% a cache written by hand
from collections import OrderedDict
from typing import Generic, Hashable, TypeVar, Callable
import threading
K = TypeVar("K", bound=Hashable); V = TypeVar("V")
class LRU(Generic[K, V]):
    __slots__ = ("_data", "_size", "_lock", "hits", "misses")
    def __init__(self, size: int = 2) -> None:
        self._data: OrderedDict[K, V] = OrderedDict(); self._size = size; self._lock = threading.Lock(); self.hits = self.misses = 0
    def __getitem__(self, k: K) -> V:
        with self._lock:
            try: self._data.move_to_end(k)
            except KeyError: self.misses += 1; raise
            self.hits += 1
            return self._data[k]
    def __setitem__(self, k: K, v: V) -> None:
        with self._lock:
            self._data[k] = v; self._data.move_to_end(k)
            while len(self._data) > self._size: self._data.popitem(last=False)
    def get_or(self, k: K, make: Callable[[K], V]) -> V:
        try: return self[k]
        except KeyError: self[k] = v = make(k); return v
    def __repr__(self): return f"{type(self).__name__}({dict(self._data)!r}, {self.hits=}, {self.misses=})"
l: LRU[str, int] = LRU(2)
for k in "abacab": l.get_or(k, ord)
print(l)
ts = [threading.Thread(target=l.get_or, args=("a", ord)) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print(l.hits, l.misses)
# %% what a module begins with, 1
import types, typing, collections.abc, sys, os, time, io, logging, asyncio, threading, functools
try:
    from types import TracebackType, FrameType, GenericAlias, UnionType, NoneType, EllipsisType, MappingProxyType, SimpleNamespace, MethodType, FunctionType, LambdaType, ModuleType, CoroutineType, GeneratorType, BuiltinFunctionType; print(NoneType, UnionType, TracebackType, FrameType, EllipsisType)
except Exception as error:
    print(type(error).__name__, error)

try:
    from types import TracebackType
    class A:
        def __exit__(self, t: type[BaseException] | None, v: BaseException | None, tb: TracebackType | None) -> bool | None: return isinstance(tb, TracebackType)
        def __enter__(self): return self
    with A(): 1 / 0
    print("ok")
except Exception as error:
    print(type(error).__name__, error)

try:
    from types import FunctionType, MethodType, LambdaType, GeneratorType, CoroutineType, ModuleType
    def f(): pass
    def g(): yield
    print(isinstance(f, FunctionType), isinstance(lambda: 0, LambdaType), isinstance(g(), GeneratorType), isinstance(types, ModuleType), isinstance([].append, types.BuiltinFunctionType), isinstance(print, FunctionType) if False else "")
except Exception as error:
    print(type(error).__name__, error)

try:
    from collections.abc import Generator, Iterator, Iterable, AsyncIterator, Awaitable, Coroutine
    def g(): yield 1
    async def ag(): yield 1
    async def co(): pass
    c = co()
    print(isinstance(g(), Generator), isinstance(g(), Iterator), isinstance(ag(), AsyncIterator), isinstance(c, Awaitable), isinstance(c, Coroutine), isinstance(range(3), Iterable), isinstance(zip(), Iterator)); c.close()
except Exception as error:
    print(type(error).__name__, error)

try:
    from typing import IO, TextIO, BinaryIO, Pattern, Match, AnyStr, SupportsInt, SupportsFloat, SupportsAbs, Sized; print(isinstance(3, SupportsInt), isinstance("a", SupportsInt), TextIO, IO[str])
except Exception as error:
    print(type(error).__name__, error)

try:
    def out(f: typing.TextIO = sys.stdout): print("x", file=f)
    out()
except Exception as error:
    print(type(error).__name__, error)

try:
    from typing import NoReturn, Never
    def die(m: str) -> NoReturn: sys.exit(m) if False else (_ for _ in ()).throw(ValueError(m))
    die("dead")
except Exception as error:
    print(type(error).__name__, error)

try:
    if __name__ == "__main__": print("main")
except Exception as error:
    print(type(error).__name__, error)

try:
    def main(argv: typing.Sequence[str] | None = None) -> int:
        argv = sys.argv[1:] if argv is None else argv
        print("run", len(argv)); return 0
    print(main([]))
except Exception as error:
    print(type(error).__name__, error)

try:
    __all__ = ["a"]; __version__ = "1.0"; __author__ = "x"; print(__all__, __version__)
except Exception as error:
    print(type(error).__name__, error)

try:
    try:
        from typing import Self
    except ImportError:
        from typing_extensions import Self
    print(Self)
except Exception as error:
    print(type(error).__name__, error)

try:
    if sys.version_info >= (3, 11): from typing import Self
    else: from typing_extensions import Self
    print("ok")
except Exception as error:
    print(type(error).__name__, error)

try:
    import logging.handlers; print(logging.handlers.QueueHandler.__name__)
except Exception as error:
    print(type(error).__name__, error)

try:
    import enum; print(enum.Enum("A", "x").x.name)
except Exception as error:
    print(type(error).__name__, error)

try:
    logger = logging.getLogger(__name__); logger.addHandler(logging.NullHandler()); logger.debug("x"); print(logger.name, logger.level, logger.disabled)
except Exception as error:
    print(type(error).__name__, error)

try:
    log = logging.getLogger("a.b"); print(log.parent.name if log.parent else None, logging.getLogger("a") is log.parent, logging.root.name, logging.getLogger().level, logging.WARNING, logging.getLevelName("INFO"))
except Exception as error:
    print(type(error).__name__, error)

try:
    print(repr(logging.getLogger("z").setLevel("nope")))
except Exception as error:
    print(type(error).__name__, error)

try:
    h = logging.StreamHandler(io.StringIO()); h.setLevel(logging.ERROR); l = logging.getLogger("y"); l.addHandler(h); l.propagate = False; l.warning("no"); l.error("yes"); print(repr(h.stream.getvalue()), l.handlers[0] is h); l.removeHandler(h); print(l.handlers)
except Exception as error:
    print(type(error).__name__, error)

try:
    t0 = time.perf_counter(); x = sum(range(10)); dt = time.perf_counter() - t0; print(dt >= 0, x); f"{dt:.3f}"
except Exception as error:
    print(type(error).__name__, error)

try:
    t0 = time.time(); print(f"took {time.time() - t0:.1f}s") if False else print("ok")
except Exception as error:
    print(type(error).__name__, error)
# %% what a module begins with, 2
import types, typing, collections.abc, sys, os, time, io, logging, asyncio, threading, functools
try:
    start = time.monotonic(); deadline = start + 5
    while time.monotonic() < deadline: break
    print("done")
except Exception as error:
    print(type(error).__name__, error)

try:
    import random; random.seed(3); print(random.randint(1, 6), random.choice("abc"), random.sample(range(9), 3), random.random(), random.shuffle([1]), random.gauss(0, 1), random.uniform(0, 1))
except Exception as error:
    print(type(error).__name__, error)

try:
    import random; rng = random.Random(1); print([rng.randrange(10) for _ in range(3)], rng.choices([1, 2], weights=[1, 3], k=2))
except Exception as error:
    print(type(error).__name__, error)

try:
    import traceback
    try: 1 / 0
    except ZeroDivisionError: traceback.print_exc(); print("shown")
except Exception as error:
    print(type(error).__name__, error)

try:
    import pprint; pprint.pprint({"a": 1}); print(pprint.pformat([1]))
except Exception as error:
    print(type(error).__name__, error)

try:
    import textwrap, string; print(textwrap.dedent("  a"), string.Template("$x").substitute(x=1))
except Exception as error:
    print(type(error).__name__, error)

try:
    import operator as op; print(op.itemgetter(1)([1, 2]), op.attrgetter("real")(3), op.methodcaller("upper")("a"), op.mul(2, 3), op.getitem([1], 0), op.concat("a", "b"), op.truth([]), op.index(3), op.length_hint([1]))
except Exception as error:
    print(type(error).__name__, error)

try:
    import copy
    class A:
        def __init__(self): self.l = [1]; self.lock = threading.Lock()
        def __getstate__(self): d = dict(l=self.l); return d
    print(copy.copy([1, [2]]))
except Exception as error:
    print(type(error).__name__, error)

try:
    import copy
    class A:
        def __init__(self): self.l = [1]
    a = A(); b = copy.copy(a); c = copy.deepcopy(a); a.l.append(2); print(b.l, c.l, b.l is a.l)
except Exception as error:
    print(type(error).__name__, error)

try:
    import itertools; print(list(itertools.chain.from_iterable(zip("ab", "cd"))), sum(1 for _ in itertools.takewhile(lambda x: x < 3, itertools.count())))
except Exception as error:
    print(type(error).__name__, error)

try:
    import bisect; print(bisect.bisect_left([1, 2], 2), bisect.insort([1], 0))
except Exception as error:
    print(type(error).__name__, error)

try:
    class C:
        def __init__(self, n: int) -> None: self.n = n
        def __repr__(self) -> str: return f"{self.__class__.__name__}({self.n!r})"
        def __eq__(self, other: object) -> bool:
            if not isinstance(other, C): return NotImplemented
            return self.n == other.n
        def __hash__(self) -> int: return hash((type(self), self.n))
    print(C(1), C(1) == C(1), C(1) == 1, len({C(1), C(1)}), C(1) in {C(1): 0})
except Exception as error:
    print(type(error).__name__, error)

try:
    class C:
        def __repr__(self): return f"<{type(self).__qualname__} at {id(self):#x}>"
    print("ok")
except Exception as error:
    print(type(error).__name__, error)

try:
    class C: pass
    print(C().__class__.__name__, str(C)[:8], C.__name__, type(C()).__module__)
except Exception as error:
    print(type(error).__name__, error)

try:
    print(object.__repr__.__name__, str.__mro__, int.__doc__[:5], (3).__add__(4), "a".__len__(), [].__class__, (1).real, True.__class__.__bases__)
except Exception as error:
    print(type(error).__name__, error)

try:
    def f(n): return n and f(n - 1)
    print(f(50))
except Exception as error:
    print(type(error).__name__, error)

try:
    x = [1, 2, 3]
    for i in x: x.remove(i)
    print(x)
except Exception as error:
    print(type(error).__name__, error)

try:
    d = {1: 1}
    for k in d: d[k + 1] = 1
except Exception as error:
    print(type(error).__name__, error)

try:
    print([] is [], () is (), "a" is "a", 1 is 1) if False else print(None is None)
except Exception as error:
    print(type(error).__name__, error)

try:
    print(sum(x for x in range(3)), max((x, -x) for x in range(3)), "".join(str(x) for x in range(3)), sorted(x % 2 for x in range(3)), dict((x, 1) for x in "ab"), set(x for x in "a"), tuple(x for x in "ab"), list(x for x in "ab"), any(x for x in [0]), all(x for x in []), min((x for x in [3, 1]), key=lambda v: -v))
except Exception as error:
    print(type(error).__name__, error)
# %% what a module keeps while threads run, 1
import collections, collections.abc, re, math, json, datetime, decimal, fractions, itertools, functools, operator, string, typing, dataclasses, enum, abc, types, threading, contextlib, contextvars, queue, logging, random, struct, hashlib, io, textwrap, time, asyncio, concurrent.futures, array, copy, heapq, bisect, statistics, pathlib, warnings, os, sys, argparse
x0 = typing.Any
x1 = typing.Literal
x2 = typing.Optional
x3 = typing.Union
x4 = typing.Annotated
x5 = typing.Callable
x6 = typing.Generic
x7 = typing.Protocol
x8 = typing.NamedTuple
x9 = typing.TypedDict
x10 = typing.Concatenate
x11 = typing.Self
x12 = typing.List
x13 = typing.Dict[str, int]
x14 = typing.Optional[int]
x15 = typing.Union[int, str]
x16 = typing.Callable[[int], str]
x17 = typing.Callable[..., typing.Awaitable[None]]
x18 = typing.Literal["a", "b"]
x19 = typing.Annotated[int, "x"]
x20 = typing.TypeVar("T")
x21 = typing.TypeVar("T", bound=int)
x22 = typing.TypeVar("T", int, str)
x23 = typing.ParamSpec("P")
x24 = typing.TypeVarTuple("Ts")
x25 = typing.NewType("N", int)
x26 = typing.NamedTuple("E", [("a", int)])
x27 = typing.TypedDict("D", {"a": int})
x28 = typing.Callable[typing.Concatenate[int, typing.ParamSpec("P")], int]
x29 = typing.ClassVar[int]
x30 = typing.Final
x31 = typing.Type["int"]
x32 = typing.overload
x33 = typing.cast
x34 = typing.TYPE_CHECKING
x35 = typing.Iterator[int]
x36 = collections.abc.Callable[[int], str]
x37 = collections.abc.Callable[..., int]
x38 = collections.abc.Callable
x39 = collections.abc.Iterator[int]
x40 = collections.abc.Awaitable[None]
x41 = list[int]
x42 = dict[str, list[int]]
x43 = tuple[int, ...]
x44 = int | None
x45 = list[int] | None
x46 = type[int]
x47 = queue.Queue[int]
x48 = collections.deque[int]
x49 = typing.Optional[queue.Queue]
x50 = typing.Callable[[queue.Queue[int]], threading.Thread]
x51 = typing.Dict[str, threading.Lock]
x52 = re.compile(r"a+", re.I)
x53 = re.compile("(a)").match("a")
x54 = datetime.date(2020, 1, 1)
x55 = datetime.timedelta(1)
x56 = datetime.timezone.utc
x57 = datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc)
x58 = decimal.Decimal("1.5")
x59 = fractions.Fraction(1, 3)
x60 = collections.namedtuple("P", "x y")(1, 2)
x61 = collections.namedtuple("P", "x y")
x62 = collections.Counter("aab")
x63 = collections.OrderedDict(a=1)
x64 = collections.defaultdict(list)
lock = threading.Lock()
done = []
def work():
    with lock: done.append(1)
t = threading.Thread(target=work)
t.start()
with lock: done.append(2)
t.join()
print(sorted(done))
# %% what a module keeps while threads run, 2
import collections, collections.abc, re, math, json, datetime, decimal, fractions, itertools, functools, operator, string, typing, dataclasses, enum, abc, types, threading, contextlib, contextvars, queue, logging, random, struct, hashlib, io, textwrap, time, asyncio, concurrent.futures, array, copy, heapq, bisect, statistics, pathlib, warnings, os, sys, argparse
x0 = collections.ChainMap({"a": 1}, {})
x1 = collections.UserDict({"a": 1})
x2 = collections.deque([1], maxlen=3)
x3 = itertools.count()
x4 = itertools.cycle("ab")
x5 = itertools.chain([1], [2])
x6 = itertools.repeat(3, 2)
x7 = itertools.islice([1, 2], 1)
x8 = itertools.groupby("aab")
x9 = itertools.product("ab", repeat=2)
x10 = itertools.permutations("abc")
x11 = itertools.accumulate([1, 2])
x12 = itertools.zip_longest("a", "bc")
x13 = itertools.tee([1])
x14 = itertools.starmap(pow, [(1, 2)])
x15 = itertools.takewhile(bool, [1])
x16 = itertools.pairwise("abc")
x17 = functools.partial(int, base=2)
x18 = functools.partial(print, "x", end="")
x19 = functools.lru_cache(maxsize=None)(lambda x: x)
x20 = functools.cache(lambda x: x)
x21 = functools.cmp_to_key(lambda a, b: 0)
x22 = functools.singledispatch(lambda x: x)
x23 = functools.partialmethod(print)
x24 = functools.cached_property(len)
x25 = functools.wraps(len)
x26 = operator.itemgetter(1)
x27 = operator.attrgetter("a.b")
x28 = operator.methodcaller("x", 1)
x29 = operator.add
x30 = enum.Enum("E", "A B")
x31 = enum.Enum("E", "A B").A
x32 = enum.IntFlag("F", "A B")(3)
x33 = enum.Flag("F", "A B").A
x34 = enum.auto
x35 = string.Template("$a")
x36 = types.SimpleNamespace(a=1)
x37 = types.MappingProxyType({"a": 1})
x38 = types.FunctionType
x39 = struct.Struct("!B")
x40 = hashlib.sha256(b"a")
x41 = io.StringIO("a")
x42 = io.BytesIO(b"a")
x43 = random.Random(1)
x44 = array.array("i", [1])
x45 = contextvars.ContextVar("v", default=1)
x46 = contextvars.copy_context()
x47 = contextlib.suppress(KeyError)
x48 = contextlib.nullcontext(1)
x49 = contextlib.ExitStack()
x50 = contextlib.closing(io.StringIO())
x51 = logging.getLogger("a")
x52 = logging.getLogger(__name__)
x53 = logging.Formatter("%(message)s")
x54 = logging.StreamHandler()
x55 = logging.NullHandler()
x56 = logging.LoggerAdapter(logging.getLogger(), {"a": 1})
x57 = logging.INFO
x58 = pathlib.Path("a")
x59 = pathlib.PurePosixPath("a")
x60 = json.JSONEncoder(indent=2)
x61 = json.JSONDecoder()
x62 = textwrap.TextWrapper(width=10)
x63 = dataclasses.field(default=1)
x64 = dataclasses.make_dataclass("M", ["a"])(1)
lock = threading.Lock()
done = []
def work():
    with lock: done.append(1)
t = threading.Thread(target=work)
t.start()
with lock: done.append(2)
t.join()
print(sorted(done))
# %% what a module keeps while threads run, 3
import collections, collections.abc, re, math, json, datetime, decimal, fractions, itertools, functools, operator, string, typing, dataclasses, enum, abc, types, threading, contextlib, contextvars, queue, logging, random, struct, hashlib, io, textwrap, time, asyncio, concurrent.futures, array, copy, heapq, bisect, statistics, pathlib, warnings, os, sys, argparse
x0 = dataclasses.make_dataclass("M", ["a"])
x1 = dataclasses.MISSING
x2 = dataclasses.KW_ONLY
x3 = dataclasses.fields(dataclasses.make_dataclass("M", ["a"]))
x4 = dataclasses.InitVar[int]
x5 = abc.ABC
x6 = object()
x7 = range(5)
x8 = slice(1, 2)
x9 = iter([1])
x10 = iter({1: 2})
x11 = iter("ab")
x12 = reversed([1])
x13 = enumerate("ab")
x14 = zip("ab", [1])
x15 = map(str, [1])
x16 = filter(None, [1])
x17 = (x for x in [1])
x18 = iter(lambda: 1, 2)
x19 = [1].append
x20 = "a".join
x21 = {}.get
x22 = str.upper
x23 = dict.fromkeys
x24 = len
x25 = int
x26 = print
x27 = lambda x: x
x28 = property(len)
x29 = staticmethod(len)
x30 = classmethod(len)
x31 = super
x32 = NotImplemented
x33 = ...
x34 = Ellipsis
x35 = frozenset([1])
x36 = {1, 2}
x37 = b"x"
x38 = bytearray(b"x")
x39 = 1j
x40 = {1: 2}.items()
x41 = {1: 2}.keys()
x42 = {1: 2}.values()
x43 = ValueError("x")
x44 = KeyError
x45 = ExceptionGroup("g", [ValueError()])
x46 = type("T", (), {"a": 1})
x47 = type("T", (), {"a": 1})()
x48 = type("T", (), {"__slots__": ("a",)})()
x49 = threading.Lock()
x50 = threading.RLock()
x51 = threading.Event()
x52 = threading.Semaphore(2)
x53 = threading.Condition()
x54 = threading.Barrier(2)
x55 = threading.local()
x56 = threading.Thread(target=print)
x57 = threading.Timer(1, print)
x58 = threading.current_thread()
x59 = threading.main_thread()
x60 = queue.Queue()
x61 = queue.PriorityQueue()
x62 = queue.SimpleQueue()
x63 = queue.Empty
x64 = concurrent.futures.Future()
lock = threading.Lock()
done = []
def work():
    with lock: done.append(1)
t = threading.Thread(target=work)
t.start()
with lock: done.append(2)
t.join()
print(sorted(done))
