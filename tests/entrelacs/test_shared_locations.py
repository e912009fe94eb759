"""However two threads reach the same data, the explorer sees them meet: through C code, other modules, aliases, attributes.

One thread writes, the other reads; each order must be among the outcomes. A route that goes unseen loses one of them.
"""

import re
import textwrap

import pytest

from entrelacs import explore
from tests.entrelacs.support.summary import summarize

PROGRAM = """\
import threading
{setup}
def write():
{write}
def read():
{read}
threads = [threading.Thread(target=work) for work in ({order})]
for thread in threads: thread.start()
for thread in threads: thread.join()
"""

# name: (what is shared, what one thread does, what the other does, everything that can be printed)
ROUTES = {
    "heapq": ("import heapq\nh = []", "heapq.heappush(h, 1)", "print(list(h))", ("[]", "[1]")),
    "bisect": ("import bisect\nh = []", "bisect.insort(h, 1)", "print(list(h))", ("[]", "[1]")),
    "unbound method": ("h = []", "list.append(h, 1)", "print(list(h))", ("[]", "[1]")),
    "unbound method of dict": ("h = {}", "dict.update(h, a=1)", "print(list(h))", ("[]", "['a']")),
    "bound method": ("h = []\np = h.append", "p(1)", "print(list(h))", ("[]", "[1]")),
    "partial": ("from functools import partial\nh = []\np = partial(h.append, 1)", "p()", "print(list(h))", ("[]", "[1]")),
    "callback of map": ("h = []", "list(map(h.append, [1]))", "print(list(h))", ("[]", "[1]")),
    "Counter.update": ("from collections import Counter\nh = Counter()", "h.update('a')", "print(list(h))", ("[]", "['a']")),
    "Counter read": (
        "from collections import Counter\nh = Counter(a=0)",
        "h['a'] += 1",
        "print(h.most_common(1))",
        ("[('a', 0)]", "[('a', 1)]"),
    ),
    "ChainMap": ("from collections import ChainMap\nd = {}\nh = ChainMap(d)", "d['a'] = 1", "print('a' in h)", ("False", "True")),
    "namedtuple": (
        "from collections import namedtuple\nh = namedtuple('P', 'l')([])",
        "h.l.append(1)",
        "print(h)",
        ("P(l=[])", "P(l=[1])"),
    ),
    "deque": ("from collections import deque\nh = deque([0, 1])", "h.rotate(1)", "print(h[0])", ("0", "1")),
    "array": ("import array\nh = array.array('i')", "h.append(1)", "print(len(h))", ("0", "1")),
    "bytearray": ("h = bytearray()", "h.append(1)", "print(len(h))", ("0", "1")),
    "StringIO": ("import io\nh = io.StringIO()", "h.write('a')", "print(repr(h.getvalue()))", ("''", "'a'")),
    "copy": ("import copy\nh = []", "h.append(1)", "print(copy.copy(h))", ("[]", "[1]")),
    "deepcopy": ("import copy\nclass C: n = 0\nh = C()", "h.n = 1", "print(copy.deepcopy(h).n)", ("0", "1")),
    "json": ("import json\nh = {}", "h['a'] = 1", "print(json.dumps(h))", ("{}", '{"a": 1}')),
    "statistics": ("import statistics\nh = [0]", "h[0] = 2", "print(statistics.mean(h))", ("0", "2")),
    "itemgetter": ("import operator\nh = [0]", "h[0] = 2", "print(operator.itemgetter(0)(h))", ("0", "2")),
    "attrgetter": ("import operator\nclass C: n = 0\nh = C()", "h.n = 2", "print(operator.attrgetter('n')(h))", ("0", "2")),
    "operator.setitem": ("import operator\nh = [0]", "operator.setitem(h, 0, 2)", "print(h[0])", ("0", "2")),
    "operator.iadd": ("import operator\nh = []", "operator.iadd(h, [1])", "print(list(h))", ("[]", "[1]")),
    "nested containers": ("h = {'a': {'b': 0}}", "h['a']['b'] = 1", "print(h)", ("{'a': {'b': 0}}", "{'a': {'b': 1}}")),
    "deeply nested": (
        "h = [[[[[[[[[0]]]]]]]]]\nd = h[0][0][0][0][0][0][0][0]",
        "d[0] = 1",
        "print(h)",
        ("[[[[[[[[[0]]]]]]]]]", "[[[[[[[[[1]]]]]]]]]"),
    ),
    "list in a tuple": ("h = ([],)", "h[0].append(1)", "print(h)", ("([],)", "([1],)")),
    "items compared": ("l = [0]\nh = [l]", "l[0] = 1", "print([1] in h)", ("False", "True")),
    "slice": ("h = [0]", "h[:] = [1]", "print(h)", ("[0]", "[1]")),
    "star in a call": ("h = []", "h.append(1)", "print(*h, 'x')", ("x", "1 x")),
    "join": ("h = []", "h.append('a')", "print('-'.join(h) + '.')", (".", "a.")),
    "key of max": ("h = [0]", "h[0] = 5", "print(max(h, key=lambda v: v))", ("0", "5")),
    "enumerate": ("h = []", "h.append(1)", "print([i for i, _ in enumerate(h)])", ("[]", "[0]")),
    "class attribute hidden by the instance": ("class C: n = 0\nh = C()", "h.n = 1", "print(h.n)", ("0", "1")),
    "method hidden by the instance": (
        "class C:\n    def m(self): return 0\nh = C()",
        "h.m = lambda: 1",
        "print(h.m())",
        ("0", "1"),
    ),
    "method replaced in the class": (
        "class C:\n    def m(self): return 0\nh = C()",
        "C.m = lambda self: 1",
        "print(h.m())",
        ("0", "1"),
    ),
    "class attribute": ("class C: n = 0", "C.n = 1", "print(C.n)", ("0", "1")),
    "class attribute of a base": ("class B: n = 0\nclass C(B): pass\nh = C()", "B.n = 1", "print(h.n)", ("0", "1")),
    "class attribute that comes": ("class C: pass", "C.n = 1", "print(getattr(C, 'n', 0))", ("0", "1")),
    "attribute of a metaclass": ("class M(type): k = 0\nclass C(metaclass=M): pass", "C.k = 1", "print(C.k)", ("0", "1")),
    "setattr": ("class C: n = 0\nh = C()", "setattr(h, 'n', 1)", "print(h.n)", ("0", "1")),
    "setattr of a class": ("class C: n = 0", "setattr(C, 'n', 1)", "print(C().n)", ("0", "1")),
    "object.__setattr__": ("class C: pass\nh = C()", "object.__setattr__(h, 'n', 1)", "print(getattr(h, 'n', 0))", ("0", "1")),
    "super().__setattr__": (
        "class C:\n    def __setattr__(self, name, value): super().__setattr__(name, value)\nh = C()",
        "h.n = 1",
        "print(getattr(h, 'n', 0))",
        ("0", "1"),
    ),
    "getattr": ("class C: n = 0\nh = C()", "h.n = 1", "print(getattr(h, 'n'))", ("0", "1")),
    "hasattr": ("class C: pass\nh = C()", "h.n = 1", "print(hasattr(h, 'n'))", ("False", "True")),
    "delattr": ("class C: pass\nh = C()\nh.n = 1", "del h.n", "print(hasattr(h, 'n'))", ("False", "True")),
    "slots": (
        "class C:\n    __slots__ = ('n',)\n    def __init__(self): self.n = 0\nh = C()",
        "h.n = 1",
        "print(h.n)",
        ("0", "1"),
    ),
    "attribute of a function": ("def g(): pass\ng.n = 0", "g.n = 1", "print(g.n)", ("0", "1")),
    "attribute of an exception": ("h = ValueError()", "h.n = 1", "print(getattr(h, 'n', 0))", ("0", "1")),
    "attribute of a thread": ("h = threading.Thread()", "h.n = 1", "print(getattr(h, 'n', 0))", ("0", "1")),
    "attribute of an enumeration": ("import enum\nh = enum.Enum('E', 'A').A", "h.n = 1", "print(getattr(h, 'n', 0))", ("0", "1")),
    "SimpleNamespace": ("from types import SimpleNamespace\nh = SimpleNamespace(n=0)", "h.n = 1", "print(h.n)", ("0", "1")),
    "repr of a SimpleNamespace": (
        "from types import SimpleNamespace as S\nh = S(n=0)",
        "h.n = 1",
        "print(h)",
        ("namespace(n=0)", "namespace(n=1)"),
    ),
    "repr of a dataclass": (
        "from dataclasses import dataclass\n@dataclass\nclass C:\n    n: int = 0\nh = C()",
        "h.n = 1",
        "print(h)",
        ("C(n=0)", "C(n=1)"),
    ),
    "equality of dataclasses": (
        "from dataclasses import dataclass\n@dataclass\nclass C:\n    n: int = 0\nh = C()",
        "h.n = 1",
        "print(h == C(1))",
        ("False", "True"),
    ),
    "asdict": (
        "from dataclasses import dataclass, asdict\n@dataclass\nclass C:\n    n: int = 0\nh = C()",
        "h.n = 1",
        "print(asdict(h))",
        ("{'n': 0}", "{'n': 1}"),
    ),
    "list of objects": (
        "from dataclasses import dataclass\n@dataclass\nclass C:\n    n: int = 0\nh = [C()]",
        "h[0].n = 1",
        "print(h)",
        ("[C(n=0)]", "[C(n=1)]"),
    ),
    "default argument": ("def g(x, kept=[]):\n    kept.append(x)\n    return len(kept)", "g(1)", "print(g(2))", ("1", "2")),
    "view of a dict": ("h = {}\nv = h.keys()", "h['a'] = 1", "print(list(v))", ("[]", "['a']")),
    "closure": (
        "def make():\n    l = []\n    return (lambda: l.append(1)), (lambda: list(l))\na, b = make()",
        "a()",
        "print(b())",
        ("[]", "[1]"),
    ),
    "list of a subclass": ("class L(list): pass\nh = L()", "h.append(1)", "print(len(h))", ("0", "1")),
    "dict of a subclass": (
        "class D(dict):\n    def put(self, key): self[key] = 1\nh = D()",
        "h.put('a')",
        "print(len(h))",
        ("0", "1"),
    ),
    "generator": (  # while one thread is in it, another is turned away
        "def g():\n    yield 1\n    yield 2\nh = g()",
        "try: next(h)\nexcept ValueError: pass",
        "try: print(next(h))\nexcept ValueError as error: print(error)",
        ("1", "2", "generator already executing"),
    ),
    "iterator": ("h = iter([1, 2, 3])", "next(h)", "print(next(h))", ("1", "2")),
    "iterator of a range": ("h = iter(range(5))", "next(h)", "print(next(h))", ("0", "1")),
    "iterator in two loops": ("h = iter([1, 2])", "for _ in h: break", "for v in h:\n    print(v)\n    break", ("1", "2")),
    "itertools.count": ("import itertools\nh = itertools.count()", "next(h)", "print(next(h))", ("0", "1")),
    "iterator of enumerate": ("h = enumerate([5, 6])", "next(h)", "print(next(h)[0])", ("0", "1")),
    "two stars in a dictionary": ("h = {}", "h['a'] = 1", "print(list({**h}))", ("[]", "['a']")),
    "two stars in a call": ("def g(**k): return list(k)\nh = {}", "h['a'] = 1", "print(g(**h))", ("[]", "['a']")),
    "name of a thread": ("h = threading.Thread(name='a')", "h.name = 'b'", "print(h.name)", ("a", "b")),
    "name of a thread of a subclass": (
        "class T(threading.Thread): pass\nh = T(name='a')",
        "h.setName('b')",
        "print(h.getName())",
        ("a", "b"),
    ),
    "number of a thread": ("h = threading.Thread()", "h.start()", "print(h.ident is None)", ("False", "True")),
    "life of a thread": ("h = threading.Thread()", "h.start()", "print(h.is_alive())", ("False", "True")),
    "count of the threads": (  # the writer may have ended
        "h = threading.Thread()",
        "h.start()",
        "print(threading.active_count())",
        ("2", "3", "4"),
    ),
    "join of a thread": (
        "h = threading.Thread()",
        "h.start()",
        "try: print(h.join())\nexcept RuntimeError as error: print(error)",
        ("None", "cannot join thread before it is started"),
    ),
    "thread started by two, in turn": (
        "h = threading.Thread()\nlock = threading.Lock()",
        "with lock:\n    try: h.start()\n    except RuntimeError: print('writer')",
        "with lock:\n    try: h.start()\n    except RuntimeError: print('reader')",
        ("reader", "writer"),
    ),
    "end of a thread": (
        "h = threading.Event()\nw = threading.Thread(target=h.set)",
        "w.start()",
        "h.wait()\nprint(w.is_alive())",
        ("False", "True"),
    ),
    "hook of the threads": (
        "threading.excepthook = lambda arguments: print('old')\ndef new(arguments): print('new')",
        "threading.excepthook = new",
        "1 / 0",
        ("new", "old"),
    ),
    "list inside what json made": ("import json\nh = json.loads('[[]]')", "h[0].append(1)", "print(h)", ("[[]]", "[[1]]")),
    "list being sorted": ("h = [2, 1]", "h.sort(key=lambda v: v)", "print(list(h))", ("[1, 2]", "[2, 1]", "[]")),
    "list being extended": ("h = []", "h.extend(v for v in (1, 2))", "print(list(h))", ("[]", "[1]", "[1, 2]")),
    "list being extended in place": (
        "h = []",
        "k = h\nk += (v for v in (1, 2))",
        "print(list(h))",
        ("[]", "[1]", "[1, 2]"),
    ),
    "set being updated": ("h = set()", "h.update(v for v in (1, 2))", "print(len(h))", ("0", "1", "2")),
    "key of max of a dictionary that grows": (
        "h = {1: 1, 2: 2}",
        "h[3] = 3",
        "try: print(max(h, key=lambda v: v))\nexcept RuntimeError as error: print(error)",
        ("2", "3", "dictionary changed size during iteration"),
    ),
    "instance made known by __new__": (
        "class C:\n    made = None\n    def __new__(cls):\n        self = super().__new__(cls)\n        C.made = self\n"
        "        self.n = 1\n        return self",
        "C()",
        "print(C.made and hasattr(C.made, 'n'))",
        ("None", "False", "True"),
    ),
}


@pytest.mark.parametrize("order", ["write, read", "read, write"])
@pytest.mark.parametrize("name", ROUTES)
def test_both_orders_are_found(name, order):
    setup, write, read, expected = ROUTES[name]
    source = PROGRAM.format(setup=setup, write=textwrap.indent(write, "    "), read=textwrap.indent(read, "    "), order=order)
    found = summarize(explore(source))
    assert not found["failures"] and found["verdict"] == "ok", found
    assert found["outcomes"] == sorted(expected)


MERGED = {
    "default of a method": ("class C:\n    def add(self, kept=[0]): kept[0] += 1; return kept[0]\nadd = lambda: C().add()", "2", "3"),
    "closure of a method": (
        "def make():\n    count = 0\n    class C:\n        @staticmethod\n        def add():\n            nonlocal count\n"
        "            count += 1\n            return count\n    return C\nC = make()\nadd = lambda: C.add()",
        "2",
        "3",
    ),
    "class in a class": (
        "class O:\n    class I: n = 0\ndef add():\n    O.I.n += 1\n    return O.I.n",
        "2",
        "3",
    ),
    "callable held by a class": (
        "class H:\n    n = 0\n    def __call__(self): return self.n\nclass C:\n    h = H()\ndef add():\n    C.h.n += 1\n    return C.h()",
        "2",
        "3",
    ),
}


@pytest.mark.parametrize("name", MERGED)
def test_what_only_a_class_holds_tells_states_apart(name):
    """Two threads add one, and one addition may be lost; nothing but the class remembers it."""
    setup, *expected = MERGED[name]
    source = f"import threading\n{setup}\nthreads = [threading.Thread(target=add) for _ in 'ab']\n"
    source += "for thread in threads: thread.start()\nfor thread in threads: thread.join()\ndel threads, thread\nprint(add())\n"
    found = summarize(explore(source))
    assert found["verdict"] == "ok" and found["outcomes"] == expected


REFUSED = {
    "vars(h)['n'] = 1": "vars\\(\\) rend le dictionnaire",
    "h.__dict__['n'] = 1": "__dict__",
    "globals()['h'] = 1": "globals\\(\\)",
    "import math\n    math.pi = 3": "modifie le module math",
}


@pytest.mark.parametrize("statement", REFUSED)
def test_a_route_that_cannot_be_followed_is_refused(statement):
    found = explore(f"class C: pass\nh = C()\ndef f():\n    {statement}\nf()\n")
    assert found.verdict == "unsupported" and found.line, found
    assert re.search(REFUSED[statement], found.reason)
