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
        ("c['b']", "c['a']", "c.get('a')", "len(c)", "sorted(c)", "dict(c)", "'z' in c", "c.default_factory is int", "sorted(c.items())", "c == {'a': 1}", "list(c.values())", "str(dict(c))"),
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
    "user string": (
        "c = collections.UserString('ab')",
        ("c.data = 'z'", "c.data += 'q'"),
        ("c + 'x'", "'x' + c", "c == 'ab'", "c < 'b'", "c != 'z'", "c % ()", "len(c)", "c[0]", "'a' in c", "c * 2", "2 * c", "str(c)", "f'{c}'", "c.upper()", "hash(c) == hash('ab')", "list(c)", "c.data", "bool(c)", "c.find('b')"),
    ),
    "user list": (
        "c = collections.UserList([1, 2])",
        ("c.append(3)", "c.data = [7]", "c.clear()", "c[0] = 5", "c.data.append(4)", "c.extend('x')", "del c[0]"),
        ("c + [1]", "[1] + c", "c + 'ab'", "c * 2", "c == [1, 2]", "c < [3]", "list(c)", "len(c)", "1 in c", "c[0] if c else 0", "c[:]", "str(c)", "c.index(1) if 1 in c else 0", "c.count(1)", "[*c]", "list(reversed(c))", "bool(c)", "c.copy()"),
    ),
    "chain map": (
        "c = collections.ChainMap({'a': 1}, {'b': 2})",
        ("c['a'] = 3", "c.maps[1]['b'] = 5", "c.pop('a')", "c.maps[1].clear()", "c['z'] = 0", "c.maps = [{'a': 9, 'b': 8}]"),
        ("c.get('b')", "len(c)", "sorted(c)", "c | {}", "{**c}", "c == {'a': 1, 'b': 2}", "c.get('a')", "'a' in c", "sorted(c.items())", "bool(c)", "str(c)", "sorted(c.values())", "c.new_child().get('a')", "c.parents.get('b')"),
    ),
    "views": (
        "c = {'a': 1, 'b': 2}\nk, v, i = c.keys(), c.values(), c.items()",
        ("c['z'] = 1", "c.pop('a')", "c['a'] = 9", "c.clear()"),
        ("sorted(k & 'ab')", "sorted(k - 'a')", "sorted('az' - k)", "sorted(k | 'q')", "sorted(k ^ 'ab')", "k == {'a', 'b'}", "k <= {'a', 'b'}", "len(k)", "'a' in k", "('a', 1) in i", "list(v)", "k.isdisjoint('z')", "sorted(i)", "list(reversed(k))", "1 in v", "bool(k)", "[*i]", "k.mapping.get('a')", "sorted(k & c)", "i == {('a', 1), ('b', 2)}", "str(k)", "dict(i)", "max(v, default=0)"),
    ),
    "proxy": (
        "c = {'a': 1, 'b': 2}\nm = types.MappingProxyType(c)",
        ("c['z'] = 1", "c.pop('a')", "c['a'] = 9", "c.clear()"),
        ("m['b'] if 'b' in m else 0", "m.get('a')", "len(m)", "'a' in m", "list(m)", "[k for k in m]", "sorted(m)", "m == {'a': 1, 'b': 2}", "dict(m)", "{**m}", "m | {}", "list(m.items())", "list(m.values())", "m.copy()", "bool(m)", "str(m)", "f'{m}'", "next(iter(m), None)", "list(reversed(m))", "max(m, default=0)", "(lambda **k: sorted(k))(**m)", "[*m]", "operator.contains(m, 'a')", "operator.itemgetter('b')(m) if 'b' in m else 0", "json.dumps(dict(m))", "list(zip(m, m))", "'b' not in m", "sorted(m & {'a': 0}.keys()) if 0 else len(m.keys() & 'ab')"),
    ),
    "operators": (
        "class Box:\n    x = 1\n" + "".join(f"    def __{name}__(self, *o):\n        return self.x\n" for name in "pos neg invert abs add radd sub rsub mul rmul mod and or xor divmod pow matmul truediv floordiv lshift rshift round trunc floor ceil int index".split())
        + "    def __float__(self):\n        return float(self.x)\n    def __complex__(self):\n        return complex(self.x)\n    def __contains__(self, o):\n        return o == self.x\n    def __iter__(self):\n        return iter([self.x])\n    def __bytes__(self):\n        return bytes([self.x])\n    def __reversed__(self):\n        return iter([self.x])\n    def __length_hint__(self):\n        return self.x\n    def __missing__(self, k):\n        return self.x\n    def __dir__(self):\n        return [str(self.x)]\n    def __getattr__(self, n):\n        return self.x\nc = Box()",
        ("c.x = 2", "c.x += 1", "Box.x = 3"),
        ("+c", "-c", "~c", "abs(c)", "c + 1", "1 + c", "c - 1", "1 - c", "c * 2", "2 * c", "c % 2", "c & 1", "c | 1", "c ^ 1", "divmod(c, 2)", "c ** 2", "pow(c, 2)", "c @ c", "c / 2", "c // 2", "c << 1", "c >> 1", "round(c)", "round(c, 1)", "math.trunc(c)", "math.floor(c)", "math.ceil(c)", "int(c)", "float(c)", "complex(c)", "1 in c", "2 not in c",
         "[*c]", "bytes(c)", "list(reversed(c))", "range(c)", "[5, 6, 7, 8][c]", "[5, 6, 7, 8][c:]", "'a' * c", "hex(c)", "bin(c)", "operator.index(c)", "operator.neg(c)", "operator.add(c, 1)", "sum([c, 1])", "sum(c)", "a_missing(c)", "c.nothing", "getattr(c, 'none')", "operator.length_hint(c)", "max(c)", "tuple(c)", "chr(c)", "'%d' % c", "divmod(c, c)", "operator.concat([], [c.x])", "math.sqrt(c)", "min(c)", "sorted(c)", "dict.fromkeys(c)", "set(c)", "any(c)", "enumerate('a', c).__next__()", "dir(c)"),
    ),
    "namespace": (
        "c = types.SimpleNamespace(x=1)",
        ("c.x = 2", "setattr(c, 'x', 4)", "c.y = 3", "del c.x"),
        ("getattr(c, 'x', 0)", "c == types.SimpleNamespace(x=1)", "repr(c)", "str(c)", "f'{c}'", "hasattr(c, 'y')", "copy.copy(c)", "c != types.SimpleNamespace()", "[c] == [types.SimpleNamespace(x=1)]"),
    ),
    "list of lists": (
        "c = [[1], [2]]",
        ("c[0].append(9)", "c[0][0] = 5", "c[1].clear()", "c[0] += [4]", "c[0], c[1] = c[1], c[0]", "c.append([3])", "c[1] = [7]"),
        ("c == [[1], [2]]", "[1] in c", "[2] not in c", "sum(c, [])", "sorted(c)", "max(c)", "str(c)", "f'{c}'", "json.dumps(c)", "copy.copy(c)", "copy.deepcopy(c)", "c.count([1])", "c < [[3]]", "list(itertools.chain(*c))", "list(itertools.chain.from_iterable(c))", "'%s' % (c,)", "[x for y in c for x in y]", "list(map(len, c))", "list(map(sum, c))", "(c, 1) == ([[1], [2]], 1)", "print(c) or 0", "print(*c) or 0", "repr((c,))",
         "[list(x) for x in c]", "c + [[1]]", "list(zip(*c))", "tuple(map(tuple, c))", "any(c)", "all(c)", "min(c, key=len)", "sorted(c, key=len)", "dict(a=c) == {'a': [[1], [2]]}", "c != [[1], [2]]", "[*c[0], *c[1]]", "list(reversed(c))", "c.index([2]) if [2] in c else 9", "collections.deque(c) == collections.deque([[1], [2]])", "list(itertools.product(*c))", "functools.reduce(operator.add, c)", "list(enumerate(c))", "pprint.pformat(c)"),
    ),
    "tuple of lists": (
        "c = ([1], 2)",
        ("c[0].append(9)", "c[0][0] = 5", "c[0].clear()"),
        ("c == ([1], 2)", "repr(c)", "f'{c}'", "c in [([1], 2)]", "copy.deepcopy(c)", "c < ([2],)", "c + ()", "max(c, ([0], 0))", "[c].count(([1], 2))", "c.count([1])", "c.index([1]) if [1] in c else 9", "[1] in c", "sorted([c, ([0], 0)])", "N(c) == N(([1], 2))", "P(c) == P(([1], 2))", "'%s %s' % c", "'{}'.format(c)", "str([c])", "list(c)", "(c,) == (([1], 2),)"),
    ),
    "dict of lists": (
        "c = {'a': [1]}",
        ("c['a'].append(2)", "c['a'][0] = 5", "c.setdefault('b', []).append(1)", "c['a'] = [7]"),
        ("c == {'a': [1]}", "str(c)", "f'{c}'", "json.dumps(c)", "copy.copy(c)", "copy.deepcopy(c)", "sum(c.values(), [])", "[1] in c.values()", "c | {}", "list(c.items())", "{k: list(v) for k, v in c.items()}", "sorted(c.items())", "{**c}", "max(c.values())", "('a', [1]) in c.items()", "dict(c) == {'a': [1]}", "repr(list(c.values()))"),
    ),
    "generator": ("c = (x for x in [1, 2, 3])", ("next(c)", "list(c)", "c.close()"), ("next(c, None)", "list(c)", "sum(c)", "[*c]", "1 in c", "list(zip(c, 'ab'))", "max(c, default=0)", "(lambda *a: a)(*c)", "dict.fromkeys(c)", "list(itertools.islice(c, 1))")),
    "shared iterator": ("c = iter([1, 2, 3])", ("next(c)", "list(c)"), ("next(c, None)", "list(c)", "sum(c)", "[*c]", "1 in c", "list(zip(c, c))", "list(map(abs, c))", "c.__next__()", "operator.length_hint(c)", "sorted(c)", "list(itertools.islice(c, 1))")),
    "random object": ("c = random.Random(1)", ("c.random()", "c.seed(5)", "c.shuffle([1, 2])"), ("c.random()", "c.getstate()[1][-1]", "c.randrange(9)", "c.choice('abc')")),
    "descriptor": ("class Field:\n    def __set_name__(self, owner, name):\n        self.name = '_' + name\n    def __get__(self, o, t=None):\n        return getattr(o, self.name, 0)\n    def __set__(self, o, v):\n        setattr(o, self.name, v)\nclass Box:\n    x = Field()\nc = Box()", ("c.x = 2", "c.x += 1", "setattr(c, 'x', 4)", "c._x = 5"), ("c.x", "getattr(c, 'x')", "operator.attrgetter('x')(c)", "c._x if hasattr(c, '_x') else 0", "f'{c.x}'", "Box.x.__get__(c)", "copy.copy(c).x")),
    "metaclass": ("class Meta(type):\n    w = 1\n    def __len__(cls):\n        return cls.w\n    def __iter__(cls):\n        return iter([cls.w])\n    def __contains__(cls, o):\n        return o == cls.w\n    def __call__(cls):\n        return cls.w\n    def __getitem__(cls, k):\n        return cls.w\nclass c(metaclass=Meta):\n    pass", ("Meta.w = 2", "c.w = 3"), ("c.w", "len(c)", "list(c)", "1 in c", "c()", "c[0]", "getattr(c, 'w')", "bool(c)", "type(c).w")),
    "condition": ("c = threading.Semaphore(1)", ("c.release()", "c.acquire(blocking=False)", "c.note = 3"), ("c.acquire(blocking=False)", "getattr(c, 'note', 0)", "c.acquire(timeout=0)")),
    "future": ("import concurrent.futures\nc = concurrent.futures.Future()", ("c.set_result(1)", "c.cancel()", "c.set_exception(ValueError(2))"), ("c.done()", "c.running()", "c.cancelled()", "c.cancel()", "c.result(0) if c.done() and not c.cancelled() and not c.exception() else 9")),
    "partial": ("c = functools.partial(dict, x=1)", ("c.keywords['x'] = 2", "c.keywords['y'] = 3", "c.note = 4"), ("c()", "c(z=1)", "c.keywords", "c.keywords['x']", "getattr(c, 'note', 0)", "list(map(lambda k: c(), [1]))", "functools.partial(c, w=1)()", "copy.copy(c)()")),
    "partial of a list": ("a = [1]\nc = functools.partial(len, a)", ("a.append(2)", "c.args[0].append(3)"), ("c()", "c.args", "c.func(a)", "list(map(lambda k: c(), [1]))")),
    "bound method": ("a = [1]\nc = a.append", ("c(2)", "a.clear()"), ("len(c.__self__)", "a", "c(5) or len(a)", "copy.copy(a)")),
    "bound reader": ("a = [3, 1]\nc, d = a.index, a.__len__", ("a.append(2)", "a.reverse()"), ("c(3)", "d()", "c(1)", "list(map(c, [3]))", "c.__self__[0]")),
    "exception links": ("c = ValueError(1)\nd = KeyError(2)", ("c.__cause__ = d", "c.__context__ = d", "c.__suppress_context__ = True", "c.args = (3,)"), ("repr(c.__cause__)", "repr(c.__context__)", "c.__suppress_context__", "c.args", "str(c)", "repr([c])", "str(c) == '3'", "f'{c}'")),
    "exception subclass": ("class E(Exception):\n    def __init__(self, k):\n        super().__init__(k)\n        self.k = k\n    def __str__(self):\n        return f'<{self.k}>'\nc = E(1)", ("c.k = 2", "c.args = (3,)", "c.other = 4"), ("c.k", "str(c)", "c.args", "repr(c)", "getattr(c, 'other', 0)", "f'{c}'")),
    "bytes io": ("c = io.BytesIO(b'abc')", ("c.write(b'z')", "c.seek(1)", "c.read(1)", "c.truncate(1)"), ("c.getvalue()", "c.tell()", "c.read()", "c.readline()", "list(c)", "c.closed")),
    "lines": ("c = io.StringIO('a\\nb\\nc')", ("next(c)", "c.readline()", "c.read()"), ("c.read()", "c.readline()", "list(c)", "next(c, None)", "c.tell()", "[line for line in c]")),
    "barrier": ("c = threading.Barrier(1)", ("c.wait()", "c.abort()", "c.reset()", "c.note = 1"), ("c.n_waiting", "c.broken", "c.parties", "getattr(c, 'note', 0)")),
    "timer": ("c = threading.Timer(5, int)\nc.daemon = True", ("c.interval = 1", "c.args = [1]", "c.cancel()"), ("c.interval", "c.args", "c.finished.is_set()", "c.is_alive()")),
    "simple queue": ("c = queue.SimpleQueue()\nc.put(1)", ("c.put(2)", "c.get_nowait()"), ("c.qsize()", "c.empty()", "c.get(timeout=0) if not c.empty() else 0")),
    "priority queue": ("c = queue.PriorityQueue()\nc.put(2)", ("c.put(1)", "c.get_nowait()"), ("c.qsize()", "list(c.queue)", "c.empty()", "c.get_nowait() if c.qsize() else 0")),
    "setter": ("class Box:\n    n = 1\n    @property\n    def x(self):\n        return self.n\n    @x.setter\n    def x(self, v):\n        self.n = v\n    @x.deleter\n    def x(self):\n        self.n = 9\nc = Box()", ("c.x = 2", "del c.x", "c.x += 1", "setattr(c, 'x', 5)", "delattr(c, 'x')", "Box.n = 6"), ("c.x", "c.n", "getattr(c, 'x')", "Box.x.fget(c)", "Box.x.__get__(c)", "operator.attrgetter('x')(c)", "vars(c)")),
    "getattribute": ("class Box:\n    x = 1\n    def __getattribute__(self, n):\n        return object.__getattribute__(self, n)\n    def __setattr__(self, n, v):\n        object.__setattr__(self, n, v)\n    def __delattr__(self, n):\n        object.__delattr__(self, n)\nc = Box()", ("c.x = 2", "setattr(c, 'x', 3)", "Box.x = 4", "c.y = 5"), ("c.x", "getattr(c, 'x')", "hasattr(c, 'y')", "operator.attrgetter('x')(c)")),
    "cached property": ("class Box:\n    n = 1\n    @functools.cached_property\n    def p(self):\n        return self.n\nc = Box()", ("c.n = 2", "c.p", "Box.n = 3", "c.p = 7", "del c.__dict__['p']"), ("c.p", "'p' in vars(c)", "getattr(c, 'p')", "hasattr(c, 'p') and c.n")),
    "lru": ("got = []\n@functools.lru_cache(maxsize=1)\ndef c(x):\n    got.append(x)\n    return len(got)", ("c(1)", "c(2)", "c.cache_clear()"), ("c(1)", "c(2)", "c.cache_info()", "len(got)")),
    "int subclass": ("class I(int):\n    note = 0\nc = I(3)", ("c.note = 1", "I.note = 2", "c = I(4)"), ("c.note", "c + 0", "c == 3", "str(c)", "getattr(c, 'note')", "-c", "copy.copy(c).note", "[c].index(3) if c == 3 else 9", "range(c)")),
    "str subclass": ("class S(str):\n    note = 0\nc = S('a')", ("c.note = 1", "S.note = 2"), ("c.note", "c + 'b'", "f'{c}'", "getattr(c, 'note')", "copy.copy(c).note")),
    "flag": ("class F(enum.Flag):\n    A = 1\n    B = 2\nclass Box:\n    f = F.A\nc = Box()", ("c.f |= F.B", "c.f = F.B", "Box.f = F.B"), ("c.f", "F.A in c.f", "c.f & F.B", "~c.f", "bool(c.f & F.B)", "c.f.value")),
    "named tuple": ("c = N([1])", ("c.a.append(2)", "c.a.clear()"), ("repr(c)", "str(c)", "f'{c}'", "c == N([1])", "c.a", "copy.deepcopy(c)", "c + ()", "len(c.a)", "[c] == [N([1])]", "c._asdict()", "c._replace().a", "tuple(c)", "c[0]", "c < N([2])", "hash(tuple(c.a))")),
    "slice": ("a = [1, 2, 3]\nc = slice(0, 2)", ("a.append(4)", "a[c] = [9]", "del a[c]"), ("a[c]", "a[0:2]", "operator.getitem(a, c)", "a[::2]", "a[-1:]", "a.__getitem__(c)")),
    "dispatch": ("@functools.singledispatch\ndef c(x):\n    return 'any'\n@c.register\ndef _(x: int):\n    return 'int'", ("c.register(str, len)", "c.note = 3"), ("c('abc')", "c(1)", "getattr(c, 'note', 0)", "c.dispatch(str) is len", "len(c.registry)")),
    "attributes of a function": ("def c():\n    c.calls = getattr(c, 'calls', 0) + 1\n    return c.calls", ("c()", "c.calls = 5", "c.__name__ = 'd'"), ("c()", "getattr(c, 'calls', 0)", "c.__name__", "vars(c)", "c.__dict__")),
    "default argument": ("def c(x, seen=[]):\n    seen.append(x)\n    return len(seen)", ("c(1)", "c.__defaults__[0].clear()"), ("c(2)", "len(c.__defaults__[0])", "c.__defaults__")),
    "global deleted": ("c = 1", ("del c", "c = 2"), ("c if 'c' in globals() else 0", "globals().get('c')")),
    "nested": ("class Node:\n    def __init__(self, v, after=None):\n        self.v, self.after = v, after\n    def __repr__(self):\n        return f'{self.v}>{self.after}'\n    def __eq__(self, o):\n        return isinstance(o, Node) and (self.v, self.after) == (o.v, o.after)\n    __hash__ = None\nc = Node(1, Node(2))", ("c.after.v = 3", "c.after = None", "c.after.after = Node(4)", "c.v += 1"), ("repr(c)", "c == Node(1, Node(2))", "f'{c}'", "str([c])", "copy.deepcopy(c)", "c in [Node(1, Node(2))]", "c.after and c.after.v", "{'k': c} == {'k': Node(1, Node(2))}", "(c,) == (Node(1, Node(2)),)", "print(c) or 0", "'%s' % (c,)", "'{}'.format(c)", "[c].count(Node(1, Node(2)))", "copy.copy(c)")),
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
ITERATORS = {
    "dict": "iter({1: 1, 2: 2, 3: 3})", "items": "iter({1: 1, 2: 2}.items())", "set": "iter({1})", "deque": "iter(collections.deque([1, 2, 3]))", "reversed": "reversed([1, 2, 3])", "enumerate": "enumerate('abc')",
    "zip": "zip('abc', [1, 2, 3])", "map": "map(abs, [1, 2, 3])", "map of the program": "map(lambda x: x + 1, [1, 2, 3])", "filter": "filter(None, [1, 2, 3])", "str": "iter('abc')", "tuple": "iter((1, 2, 3))", "range": "iter(range(3))",
    "chain": "itertools.chain([1], [2, 3])", "islice": "itertools.islice([1, 2, 3], 1, None)", "cycle": "itertools.islice(itertools.cycle([1, 2]), 5)", "accumulate": "itertools.accumulate([1, 2, 3])", "repeat": "itertools.repeat(1, 3)",
    "tee": "itertools.tee([1, 2, 3])[0]", "zip_longest": "itertools.zip_longest([1, 2], [3])", "takewhile": "itertools.takewhile(bool, [1, 2, 0])", "dropwhile": "itertools.dropwhile(bool, [1, 0, 2])", "starmap": "itertools.starmap(pow, [(2, 1), (2, 2)])",
    "product": "itertools.product([1, 2], repeat=2)", "permutations": "itertools.permutations([1, 2, 3])", "combinations": "itertools.combinations([1, 2, 3], 2)", "pairwise": "itertools.pairwise([1, 2, 3])", "compress": "itertools.compress([1, 2, 3], [1, 0, 1])",
    "filterfalse": "itertools.filterfalse(None, [0, 1, 0])", "groupby": "itertools.groupby([1, 1, 2])", "callable": "iter([1, 2, 0].pop, 1)", "bytes": "iter(b'abc')", "finditer": "re.finditer('.', 'abc')", "csv": "csv.reader(['a', 'b', 'c'])", "dict reversed": "reversed({1: 1, 2: 2})",
}  # fmt: skip
KINDS |= {
    f"iterator: {name}": (f"c = {made}", ("next(c, None)", "list(c)"), ("next(c, None)", "len(list(c))", "sum(1 for _ in c)", "len([*c])", "len(list(zip(c, 'abc')))", "len(tuple(c))", "len(dict.fromkeys(c))", "len(collections.deque(c))", "a_list(c)", "len(set(c))", "(lambda *a: len(a))(*c)", "9 in c", "copied(c)"))
    for name, made in ITERATORS.items()
}
MODULES = (
    "array binascii bisect collections copy csv dataclasses enum functools hashlib heapq io itertools json math operator pprint queue random re "
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
def a_missing(c):
    return c.__missing__(0)
def a_list(c):
    made = []
    made.extend(c)
    return len(made)
def copied(c):
    return [repr(type(x)) for x in c]
def inspect_(f):
    return f()
"""
PAIRS = [(kind, write, read) for kind, (_, writes, reads) in KINDS.items() for write in writes for read in reads]


DRAWN = Draw("paths").sample(PAIRS, len(PAIRS))


def source(seed):
    """The program of this seed: all the pairs come in turn, in an order drawn once."""
    return program(*DRAWN[seed % len(DRAWN)])


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
