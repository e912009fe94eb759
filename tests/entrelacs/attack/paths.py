"""Every way to read a location, against every way to write it: the reader sees it before, and after.

One thread writes, another reads; what the two orders print when this interpreter runs them one after the other must be among
what is explored (a reader that the explorer does not see would find but one of them).
"""

import re

from . import oracles
from .writing import Draw

KINDS = {
    "list": (
        "c = [3, 1, 2]",
        ("c.append(9)", "c.pop()", "c.insert(0, 7)", "c[0] = 8", "del c[1]", "c.clear()", "c.reverse()", "c.sort()", "c += [5]", "c *= 2", "c[1:] = []", "c.remove(1)", "c.extend((4,))",
         "heapq.heappush(c, 0)", "c.__setitem__(0, 6)", "operator.setitem(c, 0, 6)", "list.append(c, 4)", "f = c.append; f(4)", "operator.iadd(c, [5])", "heapq.heapify(c)", "bisect.insort(c, 5)",
         "c[:] = [x for x in (1, 2)]", "c.extend(map(abs, (1, 2)))", "c[0], c[1] = c[1], c[0]", "random.seed(1); random.shuffle(c)"),
        ("c[0] if c else None", "len(c)", "1 in c", "list(c)", "tuple(c)", "c[:]", "sorted(c)", "sum(c)", "max(c, default=None)", "min(c, key=abs, default=None)", "any(x > 6 for x in c)", "all(c)", "[x for x in c]",
         "[*c]", "(lambda *a: a)(*c)", "str(c)", "repr(c)", "f'{c}'", "'{}'.format(c)", "'%s' % (c,)", "c == [3, 1, 2]", "c < [3, 1, 5]", "c + []", "c * 1", "c.copy()", "copy.copy(c)", "c.index(1) if 1 in c else None", "c.count(9)",
         "list(reversed(c))", "list(enumerate(c))", "list(zip(c, c))", "list(map(abs, c))", "list(filter(None, c))", "set(c)", "dict.fromkeys(c)", "bool(c)", "not c", "' '.join(map(str, c))", "json.dumps(c)",
         "functools.reduce(operator.add, c, 0)", "list(itertools.chain(c, c))", "list(itertools.zip_longest(c, [0]))", "list(itertools.islice(c, 2))", "list(itertools.accumulate(c))", "heapq.nlargest(1, c)",
         "collections.Counter(c)[3]", "collections.deque(c)[0] if c else None", "statistics.mean([*c, 1])", "next(iter(c), None)", "c.__len__()", "c.__getitem__(0) if c else None", "operator.itemgetter(slice(2))(c)", "bytes(c)", "list.copy(c)",
         "math.prod(c)", "(lambda x, *y: (x, y))(0, *c)", "[y for x in [c] for y in x]", "list((x for x in c))", "operator.concat(c, [])", "operator.contains(c, 9)", "len(list(itertools.product(c, [1])))", "isinstance(c, list) and len(c)", "copy.deepcopy(c)",
         "list(itertools.pairwise(c))", "sum(1 for _ in c)", "print(*c) or 0", "print(c, c) or 0", "'-'.join(str(x) for x in c)", "frozenset(c)", "c[-1:]", "c[len(c) // 2:]", "sorted(c, key=lambda x: -x)", "min([0, *c])", "array.array('i', c).tolist()", "hash(tuple(c))", "random.Random(1).choice([0, *c])", "random.Random(1).sample(c, 1) if c else 0",
         "dataclasses.replace(P(c), b=1).a == [3, 1, 2]", "P(c) == P([3, 1, 2])", "repr(P(c))", "str(P(c))", "N(c) == N([3, 1, 2])", "repr(N(c))", "[[3, 1, 2]].count(c)", "[c] == [[3, 1, 2]]", "((c,) < ([4],), len([c]))", "c in [[3, 1, 2]]",
         "Got(c)"),
    ),
    "dict": (
        "c = {'a': 1, 'b': 2}",
        ("c['a'] = 9", "c['z'] = 5", "del c['a']", "c.pop('a')", "c.popitem()", "c.clear()", "c.update(a=7)", "c.update({'q': 1})", "c |= {'a': 4}", "c.setdefault('y', 3)", "c['a'] += 1", "c.__setitem__('a', 2)", "operator.delitem(c, 'b')", "dict.update(c, a=3)",
         "c.update(zip('ab', (5, 6)))"),
        ("c.get('a')", "c['b'] if 'b' in c else None", "'z' in c", "len(c)", "list(c)", "sorted(c)", "dict(c)", "{**c}", "(lambda **k: sorted(k.items()))(**c)", "list(c.items())", "sorted(c.values())", "[*c.keys()]", "str(c)", "f'{c}'", "c == {'a': 1, 'b': 2}", "c | {}", "c.copy()",
         "copy.copy(c)", "{k: v for k, v in c.items()}", "[k for k in c]", "max(c.values(), default=0)", "json.dumps(c)", "bool(c)", "list(reversed(c))", "next(iter(c.items()), None)", "list(zip(c, c.values()))", "operator.itemgetter('b')({'b': 0, **c})", "'{b}'.format(**{'b': 0, **c})",
         "'%(b)s' % {'b': 0, **c}", "c.keys() & {'a', 'z'}", "('a', 1) in c.items()", "1 in c.values()", "list(map(str, c))", "collections.ChainMap(c)['b'] if 'b' in c else 0", "copy.deepcopy(c)", "len(c.keys())", "set(c)", "c.items() == {'a': 1, 'b': 2}.items()", "sum(c.values())",
         "types.MappingProxyType(c).get('a')", "'{0[b]}'.format({'b': 0, **c})", "sorted(c, key=c.get)", "max(c, key=c.get, default=0)", "list(enumerate(c))", "dict.get(c, 'a')", "list(filter(None, c.values()))", "Got(c)"),
    ),
    "set": (
        "c = {1, 2}",
        ("c.add(3)", "c.discard(1)", "c.remove(2)", "c.pop()", "c.clear()", "c.update([5])", "c |= {6}", "c &= {1}", "c -= {1}", "c ^= {1}", "set.add(c, 9)", "c.difference_update([1])"),
        ("1 in c", "len(c)", "sorted(c)", "c == {1, 2}", "c | {7}", "c & {1}", "c <= {1, 2}", "c.issubset([1, 2])", "frozenset(c)", "c.copy()", "sum(c)", "[*sorted(c)]", "{x + 1 for x in c}", "bool(c)", "max(c, default=0)", "set(c)", "c.isdisjoint({1})", "any(x == 3 for x in c)", "{1, 2}.issuperset(c)",
         "list(c) == []", "c > {1}", "{3} <= c", "str(sorted(c))", "{1, 2} - c", "copy.copy(c)", "Got(c)"),
    ),
    "deque": (
        "c = collections.deque([1, 2, 3])",
        ("c.append(4)", "c.appendleft(0)", "c.pop()", "c.popleft()", "c.rotate(1)", "c.clear()", "c[0] = 9", "del c[0]", "c.extend([7])", "c.extendleft([7])", "c += [8]", "c.remove(2)", "c.insert(1, 5)", "c.reverse()"),
        ("c[0] if c else None", "len(c)", "list(c)", "2 in c", "c.count(9)", "c == collections.deque([1, 2, 3])", "sum(c)", "str(c)", "c.copy()", "list(reversed(c))", "c.index(2) if 2 in c else 0", "bool(c)", "[x for x in c]", "(lambda *a: a)(*c)", "sorted(c)", "c + c", "copy.copy(c)", "list(itertools.islice(c, 1))", "Got(c)"),
    ),
    "bytearray": (
        "c = bytearray(b'abc')",
        ("c.append(100)", "c[0] = 122", "c.extend(b'xy')", "c.clear()", "c.pop()", "del c[0]", "c += b'q'", "c.reverse()", "c[:] = b'zz'"),
        ("bytes(c)", "len(c)", "c[0] if c else 0", "b'b' in c", "c.decode()", "c == b'abc'", "list(c)", "c.hex()", "c.upper()", "c.find(b'c')", "str(c)", "c.startswith(b'a')", "b''.join([c])", "c + b''", "sum(c)", "hashlib.sha256(c).hexdigest()", "binascii.hexlify(c)"),
    ),
    "counter": (
        "c = collections.Counter('aab')",
        ("c['a'] += 1", "c['z'] = 3", "del c['a']", "c.clear()", "c.update('bb')", "c.subtract('a')", "c.pop('b')"),
        ("c['a']", "c.total()", "c.most_common(1)", "sorted(c.elements())", "sum(c.values())", "c + collections.Counter()", "c == collections.Counter('aab')", "dict(c)", "len(c)", "+c", "sorted(c.items())"),
    ),
    "defaultdict": (
        "c = collections.defaultdict(int, a=1)",
        ("c['a'] += 1", "c['z']", "c['y'] = 2", "c.pop('a')", "c.default_factory = None"),
        ("c.get('a')", "len(c)", "sorted(c)", "dict(c)", "'z' in c", "c.default_factory is int", "sorted(c.items())", "c == {'a': 1}", "list(c.values())", "str(dict(c))"),
    ),
    "ordered": (
        "c = collections.OrderedDict(a=1, b=2)",
        ("c.move_to_end('a')", "c.popitem(last=False)", "c['z'] = 1", "c.clear()", "c.pop('a')", "c['a'] = 5"),
        ("list(c)", "list(c.items())", "next(iter(c), None)", "list(reversed(c))", "c == collections.OrderedDict(a=1, b=2)", "len(c)", "list(c.values())", "[letter for letter in str(c) if letter in 'ab']", "dict(c)"),
    ),
    "attribute": (
        "class Box:\n    z = 5\n    def __init__(self):\n        self.x = 1\n    @property\n    def double(self):\n        return self.x + self.x\n    def __repr__(self):\n        return f'Box({self.x})'\n    def __eq__(self, other):\n        return self.x == getattr(other, 'x', other)\n"
        "    def __hash__(self):\n        return 1\n    def __len__(self):\n        return self.x\n    def __bool__(self):\n        return self.x > 1\n    def __call__(self):\n        return self.x\n    def __getitem__(self, i):\n        if i > 1: raise IndexError\n        return self.x\n    def __lt__(self, other):\n        return self.x < 2\n    def __format__(self, spec):\n        return str(self.x)\n    __match_args__ = ('x',)\nc = Box()",
        ("c.x = 2", "c.x += 1", "setattr(c, 'x', 4)", "c.x, c.y = 5, 6", "vars(c)['x'] = 3", "c.__dict__['x'] = 3", "c.__dict__.update(x=7)", "object.__setattr__(c, 'x', 8)", "c.__setattr__('x', 9)", "for c.x in (7,): pass", "Box.__init__(c); c.x = 3", "c.__class__.__init__(c); c.x = 4"),
        ("c.x", "getattr(c, 'x')", "vars(c)['x']", "c.__dict__['x']", "operator.attrgetter('x')(c)", "'{0.x}'.format(c)", "f'{c.x}'", "f'{c}'", "c.double", "repr(c)", "str(c)", "c == 1", "len(c)", "bool(c)", "c()", "c[0]", "list(c)", "c < 1", "'%s' % c", "[c].count(1)", "1 in [c]", "sorted([c, c]) and c.x", "c.__getattribute__('x')", "object.__getattribute__(c, 'x')",
         "copy.copy(c).x", "copy.deepcopy(c).x", "match_(c)", "print(c) or 0", "json.dumps(vars(c))", "dict(vars(c))", "hasattr(c, 'y')", "[*c]", "sum(c)", "max(c)", "any(c)", "'x' in vars(c) and vars(c)['x']", "functools.partial(getattr, c, 'x')()", "list(map(lambda o: o.x, [c]))", "{c: 0}.get(c) == 0 and c.x", "format(c)", "list(reversed(c))", "Got(c)"),
    ),
    "class attribute": (
        "class Base:\n    w = 1\n    def read(self):\n        return self.w\n    @classmethod\n    def get(cls):\n        return cls.w\n    @classmethod\n    def put(cls, v):\n        cls.w = v\nclass Box(Base):\n    def up(self):\n        return super().w\n    @classmethod\n    def cup(cls):\n        return super().w\nc = Box()",
        ("Base.w = 2", "Base.w += 1", "setattr(Base, 'w', 3)", "Base.put(4)", "type.__setattr__(Base, 'w', 5)", "Box.w = 6", "Box.put(8)", "c.w = 7", "del Base.w; Base.w = 9"),
        ("Base.w", "Box.w", "c.w", "c.read()", "Box.get()", "getattr(Base, 'w')", "Base.__dict__['w']", "vars(Base)['w']", "type(c).w", "c.__class__.w", "operator.attrgetter('w')(c)", "operator.attrgetter('w')(Base)", "'{.w}'.format(c)", "'{.w}'.format(Base)", "c.up()", "Box.cup()", "Box.__mro__[1].w", "hasattr(Base, 'w') and Base.w", "super(Box, c).w", "Box.__base__.w", "Box.__bases__[0].w",
         "type.__getattribute__(Base, 'w')", "object.__getattribute__(c, 'w')", "functools.partial(getattr, Base, 'w')()"),
    ),
    "global": (
        "c = 1",
        ("c = 2", "c += 1", "globals()['c'] = 3", "globals().update(c=4)", "(c := 5)", "for c in (6,): pass", "c, _ = 7, 0", "with P(8) as c: pass", "import math as c; c = 9"),
        ("c", "c + 0", "globals()['c']", "globals().get('c')", "(lambda: c)()", "f'{c}'", "[c for _ in range(1)]", "(c, c)", "eval_()", "{c: c}", "max(c, 0)", "str(c)", "c == 1", "not c > 1", "vars(sys.modules['__main__'])['c']"),
    ),
    "function": (
        "def c(x=1):\n    return x\nc.z = 0",
        ("c.z = 2", "c.__dict__['z'] = 3", "c.__defaults__ = (4,)", "setattr(c, 'z', 5)", "vars(c)['z'] = 6"),
        ("c.z", "getattr(c, 'z')", "c.__dict__['z']", "c()", "c.__defaults__", "vars(c)['z']", "operator.attrgetter('z')(c)"),
    ),
    "slots": (
        "class Box:\n    __slots__ = ('x', '_y')\n    def __init__(self):\n        self.x, self._y = 1, 2\nc = Box()",
        ("c.x = 3", "setattr(c, 'x', 4)", "Box.x.__set__(c, 5)", "object.__setattr__(c, 'x', 6)", "del c.x; c.x = 7"),
        ("c.x", "getattr(c, 'x')", "Box.x.__get__(c)", "operator.attrgetter('x')(c)", "'{.x}'.format(c)", "hasattr(c, 'x') and c.x", "object.__getattribute__(c, 'x')", "copy.copy(c).x"),
    ),
    "dataclass": (
        "@dataclasses.dataclass(order=True)\nclass Box:\n    x: int = 1\n    y: list = dataclasses.field(default_factory=list)\nc = Box()",
        ("c.x = 3", "c.y.append(1)", "c.y = [4]", "setattr(c, 'x', 0)"),
        ("c == Box()", "repr(c)", "c < Box(2)", "dataclasses.asdict(c)", "dataclasses.astuple(c)", "dataclasses.replace(c)", "str(c)", "f'{c}'", "vars(c)", "copy.copy(c)", "copy.deepcopy(c)", "c in [Box()]", "[Box()].index(c) if c == Box() else 9", "sorted([c, Box(2)])", "max(c, Box(2))", "match_(c)"),
    ),
    "closure": (
        "def make():\n    v = 1\n    def get():\n        return v\n    def put(k):\n        nonlocal v\n        v = k\n    return get, put\nget, put = make()",
        ("put(2)", "put(get() + 2)"),
        ("get()", "[get() for _ in range(1)]", "get.__closure__[0].cell_contents", "(lambda: get())()", "next(get() for _ in range(1))", "inspect_(get)"),
    ),
    "userdict": (
        "class D(collections.UserDict):\n    pass\nc = D(a=1)",
        ("c['a'] = 2", "c['b'] = 3", "c.update(a=4)", "c.pop('a')", "c.setdefault('z', 1)", "c.clear()", "c.data['a'] = 7"),
        ("c['a'] if 'a' in c else 0", "len(c)", "list(c)", "c.get('a')", "'a' in c", "dict(c)", "str(c)", "c == {'a': 1}", "c.data", "list(c.items())", "c.copy()", "c | {}"),
    ),
    "dict subclass": (
        "class D(dict):\n    pass\nc = D(a=1)",
        ("c['a'] = 2", "c['b'] = 3", "c.update(a=4)", "c.pop('a')", "dict.__setitem__(c, 'a', 5)", "super(D, c).__setitem__('a', 6)"),
        ("c.get('a')", "len(c)", "list(c)", "'b' in c", "dict(c)", "{**c}", "str(c)", "c == {'a': 1}", "sorted(c.items())", "json.dumps(c)"),
    ),
    "list subclass": (
        "class L(list):\n    pass\nc = L([1, 2])",
        ("c.append(3)", "c[0] = 5", "c += [4]", "c *= 2", "c.clear()", "list.append(c, 6)", "c.sort(reverse=True)", "operator.iadd(c, [7])", "del c[0]"),
        ("c[0] if c else 0", "len(c)", "list(c)", "c == [1, 2]", "sum(c)", "str(c)", "[*c]", "sorted(c)", "c + []", "list(reversed(c))", "tuple(c)"),
    ),
    "set subclass": (
        "class T(set):\n    pass\nc = T([1, 2])",
        ("c.add(3)", "c |= {6}", "c &= {1}", "c -= {1}", "c ^= {1}", "c.clear()", "set.add(c, 9)", "operator.ior(c, {7})"),
        ("1 in c", "len(c)", "sorted(c)", "c == {1, 2}", "c | {7}", "sum(c)", "bool(c)", "frozenset(c)"),
    ),
    "deque subclass": (
        "class Q(collections.deque):\n    pass\nc = Q([1, 2, 3])",
        ("c.append(4)", "c += [8]", "c *= 2", "c.popleft()", "c.rotate(1)", "c[0] = 9", "del c[0]", "operator.iadd(c, [7])"),
        ("c[0] if c else None", "len(c)", "list(c)", "2 in c", "sum(c)", "[*c]", "list(reversed(c))", "random.Random(1).choice(c)"),
    ),
    "bytearray subclass": (
        "class B(bytearray):\n    pass\nc = B(b'abc')",
        ("c.append(100)", "c[0] = 122", "c += b'q'", "c *= 2", "c.clear()", "del c[0]"),
        ("bytes(c)", "len(c)", "c[0] if c else 0", "b'b' in c", "c.decode()", "c == b'abc'", "list(c)", "[*c]", "sum(c)", "max(c, default=0)", "c + b''", "random.Random(1).choice(c)"),
    ),
    "counter in place": (
        "c = collections.Counter('aab')",
        ("c += collections.Counter('z')", "c -= collections.Counter('a')", "c |= collections.Counter('zz')", "c &= collections.Counter('a')"),
        ("c['a']", "c.total()", "sorted(c.items())", "len(c)"),
    ),
    "ordered in place": ("c = collections.OrderedDict(a=1, b=2)", ("c |= {'a': 3}", "c |= [('z', 5)]"), ("list(c.items())", "len(c)", "c.get('a')")),
    "defaultdict in place": ("c = collections.defaultdict(int, a=1)", ("c |= {'a': 3}", "c |= [('z', 5)]"), ("sorted(c.items())", "len(c)", "c.get('a')")),
    "string io": ("c = io.StringIO()\nc.write('ab')", ("c.write('cd')", "c.seek(0)", "c.truncate(1)", "print('x', file=c)"), ("c.getvalue()", "c.tell()")),
    "array": ("c = array.array('i', [1, 2])", ("c.append(3)", "c[0] = 5", "c.pop()", "c.extend([7])", "c += array.array('i', [3])", "c *= 2"), ("list(c)", "len(c)", "c[0]", "sum(c)", "c.tolist()", "c == array.array('i', [1, 2])")),
    "exception": ("c = ValueError(1)", ("c.args = (2,)", "c.note = 3", "c.add_note('n')"), ("c.args", "str(c)", "repr(c)", "getattr(c, 'note', 0)", "getattr(c, '__notes__', 0)")),
    "counter object": ("c = itertools.count()", ("next(c)", "list(itertools.islice(c, 2))"), ("next(c)", "list(zip('ab', c))")),
    "event": ("c = threading.Event()", ("c.set()", "c.note = 3"), ("c.is_set()", "getattr(c, 'note', 0)", "c.wait(0)")),
    "queue": ("c = queue.Queue()\nc.put(1)", ("c.put(2)", "c.get()", "c.maxsize = 1", "c.queue.append(5)"), ("c.qsize()", "c.empty()", "c.full()", "list(c.queue)", "len(c.queue)", "c.maxsize", "c.unfinished_tasks")),
    "lock": ("c = threading.Lock()", ("c.acquire(timeout=0.01)",), ("c.locked()", "c.acquire(blocking=False)")),
    "thread": ("c = threading.Thread(target=int)", ("c.name = 'new'", "c.note = 3", "c.daemon = True"), ("c.name", "c.daemon", "getattr(c, 'note', 0)", "c.is_alive()")),
    "cached": ("@functools.cache\ndef c(x):\n    return len(got)\ngot = []", ("c(1)", "got.append(1)", "c.cache_clear()"), ("c(1)", "c.cache_info()", "len(got)")),
    "enum": ("class E(enum.Enum):\n    A = 1\n    B = 2\nE.A.note = 0\nc = E.A", ("c = E.B", "E.A.note = 5"), ("c", "c.name", "E.A.note", "c.value", "c is E.A", "str(c)")),
    "local class": ("c = type('T', (), {'v': 1})", ("c.v = 2", "setattr(c, 'v', 3)", "c.w = 4"), ("c.v", "c().v", "getattr(c, 'v')", "hasattr(c, 'w')", "vars(c)['v']")),
}  # fmt: skip
MODULES = (
    "array binascii bisect collections copy dataclasses enum functools hashlib heapq io itertools json math operator queue random "
    "statistics sys threading types"
).split()
HEAD = """\
@dataclasses.dataclass
class P:
    a: object
    b: int = 0
    def __enter__(self):
        return self.a
    def __exit__(self, *error):
        pass
N = collections.namedtuple('N', 'a')
def Got(c):
    return [type(c).__name__, c]
def match_(c):
    match c:
        case Box(x=1):
            return 'one'
        case Box(x=k):
            return k
def eval_():
    return c
def inspect_(f):
    return f()
"""
PAIRS = [(kind, write, read) for kind, (_, writes, reads) in KINDS.items() for write in writes for read in reads]


def source(seed):
    """The program of this seed: all the pairs come in turn, in an order drawn once."""
    kind, write, read = Draw("paths").sample(PAIRS, len(PAIRS))[seed % len(PAIRS)]
    return program(kind, write, read)


def program(kind, write, read):
    setup, _, _ = KINDS[kind]
    names = "seen" if kind not in ("global", "enum") else "c, seen"
    needed = {name for name in re.findall(r"\w+", setup + write + read) if name in MODULES} | {"threading", "collections", "dataclasses"}
    return (
        f"import {', '.join(sorted(needed))}\n{HEAD}{setup}\nseen = None\ndef writer():\n    {'global c' if 'c, ' in names else 'pass'}\n    {write}\n"
        f"def reader():\n    global seen\n    seen = {read}\n"
        "threads = [threading.Thread(target=work) for work in (writer, reader)]\n"
        "for thread in threads: thread.start()\nfor thread in threads: thread.join()\nprint(seen)\n"
    )


def right(source, found):
    """Whether both orders are among what was explored."""
    if isinstance(found, str) or found.verdict == "unsupported":
        return None
    before, _, after = source.rpartition("threads = [")
    started, shown = after.partition("for thread in threads: thread.start()")[0], after.rpartition("\n" + "print(")
    del started
    for first, second in (("writer", "reader"), ("reader", "writer")):
        calls = "".join(f"try:\n    {name}()\nexcept Exception as problem:\n    print('died', type(problem).__name__)\n" for name in (first, second))
        output, error = oracles.executed(f"{before}{calls}print({shown[2]}")
        if "died" in output or error:
            continue  # how a thread dies is not printed by the program that has threads
        if output not in {outcome.output for outcome in found.outcomes} and " at 0x" not in output:
            return oracles.Disagreement("own", f"{first} then {second} prints {output!r}, never explored: {[outcome.output for outcome in found.outcomes]}")
    return None
