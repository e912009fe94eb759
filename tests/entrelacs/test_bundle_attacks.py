"""Projects meant to fool who makes one program of them: it does what the project does, or it is refused."""

import subprocess
import sys

import pytest

from entrelacs import explore
from entrelacs.project.bundle import bundle, join
from entrelacs.project.sources import Unjoinable

BANK = "LIMIT = 1\nLOG = []\ndef configure(n):\n    global LIMIT\n    LIMIT = n\ndef register(f):\n    LOG.append(f.__name__)\n    return f\n"
SHOW = "import bank\nprint(bank.LIMIT, bank.LOG)\n"
PROJECTS = {
    "a name given again is patched": {"core.py": "X = 1\n", "pkg.py": "from core import X\n", "user.py": "from pkg import X\ndef get():\n    return X\n", "main.py": "import pkg, user\ndef go():\n    pkg.X = 5\n    print(user.get(), pkg.X)\ngo()\n"},
    "a late import reads what has changed": {"late.py": "import bank\nLEVEL = bank.LIMIT\n", "main.py": "import bank\ndef go():\n    bank.configure(5)\n    from late import LEVEL\n    print(LEVEL)\ngo()\n"},
    "an import under try acts": {"patches.py": "import bank\nbank.LIMIT = 5\n", "main.py": "import bank\ntry:\n    import patches\nexcept ImportError:\n    pass\nprint(bank.LIMIT)\n"},
    "an import under if acts": {"patches.py": "import bank\nbank.LIMIT = 5\n", "main.py": "import bank\nif bank.LIMIT:\n    import patches\nprint(bank.LIMIT)\n"},
    "an import of a class acts": {"patches.py": "import bank\nbank.LIMIT = 5\n", "main.py": "import bank\nclass A:\n    import patches\nprint(bank.LIMIT)\n"},
    "a decorator registers": {"plug.py": "from bank import register\n@register\ndef test_connection(): pass\n", "main.py": "import plug\n" + SHOW},
    "a class attribute registers": {"plug.py": "import bank\nclass Test:\n    n = bank.register(len)\n", "main.py": "import plug\n" + SHOW},
    "a default value registers": {"plug.py": "import bank\ndef f(x=bank.register(len)): pass\n", "main.py": "import plug\n" + SHOW},
    "an annotation registers": {"plug.py": "import bank\ndef f(x: bank.register(len)): pass\n", "main.py": "import plug\n" + SHOW},
    "a key function registers": {"plug.py": "import bank\nclass K: pass\nnames = sorted([len, max], key=lambda f: bank.LOG.append(f.__name__) or f.__name__)\n", "main.py": "import plug\n" + SHOW},
    "an operator registers": {"plug.py": "import bank\nclass P:\n    def __or__(self, f):\n        bank.register(f)\n        return self\npipe = P() | len\n", "main.py": "import plug\n" + SHOW},
    "a property registers": {"plug.py": "import bank\nclass P:\n    @property\n    def x(self):\n        return bank.register(len)\np = P()\nvalue = p.x\n", "main.py": "import plug\n" + SHOW},
    "an item registers": {"plug.py": "from collections import defaultdict\nimport bank\ntable = defaultdict(lambda: bank.register(len))\nvalue = table['a']\n", "main.py": "import plug\n" + SHOW},
    "a text registers": {"plug.py": "import bank\nclass P:\n    def __str__(self):\n        bank.register(len)\n        return ''\nvalue = f'{P()}'\n", "main.py": "import plug\n" + SHOW},
    "a subclass registers": {"base.py": "import bank\nclass B:\n    def __init_subclass__(cls):\n        bank.register(cls)\n", "plug.py": "from base import B\nclass C(B): pass\n", "main.py": "import plug\n" + SHOW},
    "a name in a class registers": {"base.py": "import bank\nclass F:\n    def __set_name__(self, owner, name):\n        bank.LOG.append(name)\nfield = F()\n", "plug.py": "from base import field\nclass C:\n    x = field\n", "main.py": "import plug\n" + SHOW},
    "a member of an enumeration registers": {"plug.py": "import enum, bank\nclass E(enum.Enum):\n    A = 1\n    def __init__(self, n):\n        bank.LOG.append(n)\n", "main.py": "import plug\n" + SHOW},
    "an iterator is consumed": {"plug.py": "import bank\nwalk = iter([1, 2, 3])\nfirst = next(walk)\n", "main.py": "import plug\nprint(list(plug.walk))\n" + SHOW},
    "a module fails": {"plug.py": "port = {}['port']\n", "main.py": "import plug\nprint('never')\n"},
    "a module is missing": {"plug.py": "import nowhere_at_all\n", "main.py": "import plug\nprint('never')\n"},
    "a conversion fails": {"plug.py": "port = int('x')\n", "main.py": "import plug\nprint('never')\n"},
    "an attribute does not exist yet": {"store.py": "def load():\n    global cache\n    cache = 1\n", "main.py": "import store\ntry:\n    print(store.cache)\nexcept AttributeError:\n    store.load()\nprint(store.cache)\n"},
    "an attribute is deleted": {"main.py": "import bank\ndel bank.LIMIT\nprint(getattr(bank, 'LIMIT', 'none'))\n"},
    "a built-in name in a class": {"a.py": "def sum(values):\n    return 'mine'\n", "main.py": "import a\nclass A:\n    total = sum([1, 2])\n    sum = 4\nprint(A.total, a.sum([]))\n"},
    "a star of the library": {"main.py": "from threading import *\nprint(Lock().locked())\n"},
    "a module that hides the library's": {"sched.py": "def scheduler():\n    return 'mine'\n", "main.py": "from sched import scheduler\nprint(scheduler())\n"},
    "a path is added": {"vendor/helper.py": "X = 'vendor'\n", "helper.py": "X = 'here'\n", "main.py": "import sys\nsys.path.insert(0, 'vendor')\nfrom helper import X\nprint(X)\n"},
    "one's own TYPE_CHECKING": {"main.py": "TYPE_CHECKING = True\nX = 1\nif TYPE_CHECKING:\n    X = 2\nprint(X)\n"},
    "another encoding": {"plug.py": b"# -*- coding: latin-1 -*-\nNAME = '\xc3\xa9'\n", "main.py": "from plug import NAME\nprint(len(NAME))\n"},
    "a lazy attribute of a module": {"plug.py": "def __getattr__(name):\n    return name\n", "main.py": "import plug\nprint(plug.anything)\n"},
}  # fmt: skip
PLUGS = {
    "a parameter of a base": "from typing import Generic, TypeVar\nT = TypeVar('T')\nclass C(Generic[bank.register(T)]): pass",
    "the item of a metaclass in an annotation": "class M(type):\n    def __getitem__(cls, k):\n        bank.LOG.append(k)\n        return cls\nclass A(metaclass=M): pass\ndef f(x: A[1]): pass",
    "the bar of a metaclass in an annotation": "class M(type):\n    def __or__(cls, k):\n        bank.LOG.append('or')\n        return cls\nclass A(metaclass=M): pass\ndef f(x: A | None): pass",
    "a property in an annotation": "class A:\n    @property\n    def kind(self):\n        bank.LOG.append('kind')\n        return int\na = A()\ndef f(x: a.kind): pass",
    "a class shadows an imported maker": "import threading\nclass A:\n    class threading:\n        @staticmethod\n        def Lock(): return bank.register(len)\n    lock = threading.Lock()",
    "a class shadows an imported decorator": "from functools import cache\nclass A:\n    def cache(f): return bank.register(f)\n    @cache\n    def g(self): pass",
    "the setter of what is no property": "class R:\n    def setter(self, f): return bank.register(f)\nclass A:\n    @property\n    def x(self): return 1\n    x = R()\n    @x.setter\n    def y(self, v): pass",
    "an enumeration with a class that acts": "import enum\nclass Mix:\n    def __init__(self, n): bank.LOG.append(n)\nclass E(Mix, enum.Enum):\n    A = 1",
    "an enumeration of what is asked its hash": "import enum\nclass V:\n    def __hash__(self):\n        bank.LOG.append('hash')\n        return 1\nv = V()\nclass E(enum.Enum):\n    A = v",
    "a dataclass shows its defaults": "from dataclasses import dataclass\nclass V:\n    def __repr__(self):\n        bank.LOG.append('repr')\n        return 'V'\nv = V()\n@dataclass\nclass D:\n    x: object = v",
    "an abstract class asks its attributes": "import abc\nclass V:\n    def __getattr__(self, name):\n        bank.LOG.append(name)\n        raise AttributeError(name)\nv = V()\nclass D(abc.ABC):\n    x = v",
    "a decorated base is another": "def wrap(cls):\n    class Sub(cls):\n        def __init_subclass__(s): bank.LOG.append(s.__name__)\n    return Sub\n@wrap\nclass B: pass\nclass C(B): pass",
    "a hook with a computed name": "class B: pass\nclass K:\n    def seen(cls, **k): bank.LOG.append(cls.__name__)\nsetattr(B, '__init_' + 'subclass__', classmethod(K.seen))\nclass C(B): pass",
    "a path is given with an effect": "import sys\nsys.path.append(bank.register('here'))",
    "a class derives from itself": "class A: n = 1\nB = A\nclass A(A): n = 2\nbank.LOG.append((A.n, B.n))",
    "a loop variable is removed": "for i in range(2):\n    bank.LOG.append(i)\ndel i",
    "a package is missing, as foreseen": "try:\n    import nowhere_at_all.sub as fast\nexcept ImportError as error:\n    fast = None\n    bank.LOG += [str(error), error.name]",
    "a package is missing, unforeseen": "try:\n    import nowhere_at_all\nexcept ValueError:\n    pass",
    **{f"a module fails: {text}": text for text in (
        "from dataclasses import dataclass\n@dataclass\nclass A:\n    x: list = []", "import enum\n@enum.unique\nclass E(enum.Enum):\n    A = 1\n    B = 1",
        "import enum\nclass E(enum.Enum):\n    A = 1\nclass F(E):\n    B = 2", "class B(bool): pass", "class B(int, str): pass", "class A:\n    __slots__ = ('x',)\n    x = 1",
        "import functools\n@functools.total_ordering\nclass A: pass", "from collections import deque\nq = deque(3)", "import threading\nlock = threading.Lock(4)", "X = nothing_like_that",
        "def f(x=LATER): pass\nLATER = 1", "class A:\n    x = nothing_like_that", "import socket\nX = socket.NOTHING_LIKE_THAT", "from socket import NOTHING_LIKE_THAT", "import this",
        "from bank import NOTHING_LIKE_THAT", "from typing import NamedTuple\nclass P(NamedTuple):\n    _x: int", "def f(x: int[str]): pass", "import functools\n@functools.lru_cache(maxsize='x')\ndef f(): pass",
    )},
}  # fmt: skip
PROJECTS.update({name: {"plug.py": f"import bank\n{text}\n", "main.py": "import plug\n" + SHOW} for name, text in PLUGS.items()})
RUN = {"pkg/__init__.py": "from .run import run\nfrom .other import go\n", "pkg/run.py": "def run():\n    return 'ran'\n", "pkg/other.py": "from .run import run\ndef go():\n    return run() + '!'\n"}
LEVEL = {"pkg/__init__.py": "level = 1\ndef get():\n    return type(level).__name__\n", "pkg/level.py": "x = 2\n"}
EARLY = "def f():\n    try:\n        return {0}\n    except NameError:\n        return 'none'\nR = f()\n"
PROJECTS.update({
    "a name is read before its import": {"base.py": "X = 1\n", "main.py": "import base\n" + EARLY.format("X") + "from base import X\nprint(R, f())\n"},
    "a module is read before its import": {"base.py": "X = 1\n", "main.py": EARLY.format("base.X") + "import base\nprint(R, f())\n"},
    "the library is imported late elsewhere": {"plug.py": EARLY.format("math.floor(2.5)") + "import math\n", "main.py": "import math\nimport plug\nprint(math.floor(3.5), plug.R)\n"},
    "the library is imported under a condition": {"plug.py": "import bank\nif not bank.LIMIT:\n    import json\n" + EARLY.format("json.dumps(1)"), "main.py": "import json, plug\nprint(json.dumps(2), plug.R)\n"},
    "a class reads too early, in a cycle": {"a.py": "import b\nX = 1\n", "b.py": "import a\ndef f():\n    try:\n        return a.X\n    except AttributeError:\n        return 'early'\nR = f()\n", "main.py": "import a, b\nprint(b.R)\n"},
    "a module takes the name of a variable": {**LEVEL, "main.py": "import pkg.level\nprint(pkg.get())\n"},
    "a variable has the name of a module that nobody imports": {**LEVEL, "main.py": "from pkg import level, get\nprint(level, get())\n"},
    "a function has the name of its module": {**RUN, "main.py": "import pkg\nimport pkg.run as same\nfrom pkg.run import run\nprint(pkg.run(), pkg.go(), same(), run())\n"},
    "a class is called typing": {"main.py": "class typing:\n    TYPE_CHECKING = True\nX = 1\nif typing.TYPE_CHECKING:\n    X = 2\nprint(X)\n"},
    "a parameter is called TYPE_CHECKING": {"main.py": "from typing import TYPE_CHECKING\ndef f(TYPE_CHECKING):\n    if TYPE_CHECKING:\n        return 'yes'\n    return 'no'\nprint(f(True))\n"},
    "typing has another name": {"main.py": "import typing as t\nif t.TYPE_CHECKING:\n    from bank import LIMIT\nprint(1)\n"},
    "a parameter is called __name__": {"plug.py": "def f(__name__):\n    if __name__ == '__main__':\n        return 'yes'\n    return 'no'\n", "main.py": "import plug\nprint(plug.f('__main__'))\n"},
    "a module changes its name": {"plug.py": "X = 1\n__name__ = '__main__'\nif __name__ == '__main__':\n    X = 2\n", "main.py": "import plug\nprint(plug.X)\n"},
    "a package changes its path": {"pkg/__init__.py": "__path__ = ['other']\n", "pkg/sub.py": "X = 'pkg'\n", "other/sub.py": "X = 'other'\n", "main.py": "import pkg.sub\nprint(pkg.sub.X)\n"},
    "a class says its module": {"plug.py": "class A:\n    where = __module__\n", "main.py": "import plug\nprint(plug.A.where)\n"},
    "annotations are texts in one module": {"plug.py": "from __future__ import annotations\ndef f(x: dict[str,int]) -> list [int]: ...\n", "main.py": "import plug\ndef g(x: int): ...\nprint(plug.f.__annotations__, g.__annotations__)\n"},
})  # fmt: skip
ORDINARY = {
    "a function has the name of its module", "a variable has the name of a module that nobody imports", "typing has another name", "a loop variable is removed",
    "a package is missing, as foreseen", "a name is read before its import", "annotations are texts in one module",
}  # fmt: skip
"""What one writes every day: it is not refused."""


@pytest.mark.parametrize("name", PROJECTS)
def test_it_does_what_the_project_does_or_is_refused(name, tmp_path):
    for file, text in {"bank.py": BANK, **PROJECTS[name]}.items():
        path = tmp_path / file
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    try:
        made = join(tmp_path / "main.py", path=sys.path)
    except Unjoinable as refusal:
        assert (refusal.line or refusal.file == "plug.py") and name not in ORDINARY, refusal.reason
        return
    (tmp_path / "one.py").write_text(made.text, encoding="utf-8")
    runs = [subprocess.run([sys.executable, "-B", file], cwd=tmp_path, capture_output=True, text=True) for file in ("main.py", "one.py")]
    ends = {(run.stdout, run.returncode, (run.stderr.splitlines() or [""])[-1]) for run in runs}
    assert len(ends) == 1, made.text


@pytest.mark.parametrize("shown", ["A.__module__", "A", "[A]", "f'{A}'", "str(A) == \"<class '__main__.A'>\"", "getattr(A, '__module__')", "list[A]", "'%s' % A", "{str(A): 1}"])
def test_nobody_says_which_module_a_class_comes_from(shown, tmp_path):
    (tmp_path / "plug.py").write_text("class A:\n    pass\n", encoding="utf-8")
    (tmp_path / "main.py").write_text(f"from plug import A\nprint({shown})\n", encoding="utf-8")
    made = join(tmp_path / "main.py", path=[])
    found = explore(made.text, joined=True)
    assert found.verdict == "unsupported" and "__qualname__" in found.reason
    assert explore(made.text).verdict == "ok"


def test_the_branches_of_a_condition_settle_a_name(tmp_path):
    text = "import sys\nif sys.version_info >= (3, 8):\n    X = 'new'\n    def f(): return 1\nelse:\n    X = 'old'\n    def f(): return 2\ntry:\n    Y = int('3')\nexcept ValueError:\n    raise\n"
    (tmp_path / "plug.py").write_text(text, encoding="utf-8")
    (tmp_path / "main.py").write_text("from plug import X, Y, f\nprint(X, Y, f())\n", encoding="utf-8")
    assert {outcome.output for outcome in explore(join(tmp_path / "main.py", path=[]).text).outcomes} == {"new 3 1\n"}


GIVEN = {
    "@pytest.mark.parametrize('n', [bank.register(1)])\ndef test_other(n): pass": False,
    "def cases():\n    bank.configure(5)\n    return [1]\n@pytest.mark.parametrize('n', cases())\ndef test_other(n): pass": False,
    "class TestA:\n    @pytest.mark.parametrize('n', [bank.register(1)])\n    def test_other(self, n): pass": False,
    "@pytest.fixture(params=[bank.register(1)])\ndef fx(request): pass": False,
    "@pytest.mark.skipif(bank.register(0), reason='x')\ndef test_other(): pass": False,
    "slow = pytest.mark.slow(bank.register(1))": False,
    "class A:\n    def __init__(self, n): bank.register(n)\n@pytest.mark.parametrize('a', [A(1)])\ndef test_other(a): pass": False,
    "import random\n@pytest.mark.parametrize('n', [random.random()])\ndef test_other(n): pass": False,
    "@pytest.mark.parametrize('n', [*bank.LOG])\ndef test_other(n): pass": False,
    "@pytest.mark.parametrize('n', ['x'], ids=bank.register)\ndef test_other(n): pass": False,
    "@pytest.mark.skipif('bank.register(1)', reason='x')\ndef test_other(): pass": False,
    "class A:\n    def __init__(self, n): self.n = n\n    def __eq__(self, o): return bank.register(1)\n@pytest.mark.parametrize('n', [A(1) == A(2)])\ndef test_other(n): pass": False,
    "class A:\n    def __iter__(self): return bank.register(iter([1]))\na = A()\n@pytest.mark.parametrize('n', a)\ndef test_other(n): pass": False,
    "class A:\n    @property\n    def n(self): return 1\n    @n.setter\n    def n(self, v): bank.register(v)\n    def __init__(self, n): self.n = n\n@pytest.mark.parametrize('n', [A(1)])\ndef test_other(n): pass": False,
    "def pytest_generate_tests(metafunc): bank.configure(4)": False,
    "pytest_plugins = ['bank']": False,
    "SIZES = [1, 2]\n@pytest.mark.parametrize('n', [x * 2 for x in SIZES])\ndef test_other(n): pass": True,
    "import sys\n@pytest.mark.skipif(sys.version_info < (3, 8), reason='old')\ndef test_other(): pass": True,
    "@pytest.mark.parametrize('n', [pytest.param(1, id='one'), *range(3)], ids=str)\ndef test_other(n): pass": True,
    "from pathlib import Path\nHERE = Path(__file__).parent\n@pytest.mark.parametrize('p', [Path('a') / 'b'], ids=lambda p: p.name)\ndef test_other(p): pass": True,
    "class A:\n    def __init__(self, n):\n        self.n = n\n@pytest.mark.parametrize('a', [A(1), len, bank.register])\ndef test_other(a): pass": True,
    "pytestmark = [pytest.mark.skipif(1 > 2, reason='x')]": True,
    "import enum\nclass Colour(enum.Enum):\n    RED = enum.auto()\n@pytest.mark.parametrize('c', [Colour.RED])\ndef test_other(c): pass": True,
    "try:\n    import nowhere_at_all\n    HAS = True\nexcept ImportError:\n    HAS = False\n@pytest.mark.skipif(not HAS, reason='x')\ndef test_other(c): pass": True,
    "def name_of(n):\n    return f'n{n}'\n@pytest.mark.parametrize('n', [1], ids=name_of)\ndef test_other(n): pass": True,
    "from dataclasses import dataclass, field\n@dataclass\nclass A:\n    n: int\n    more: list = field(default_factory=list)\n@pytest.mark.parametrize('a', [A(1)])\ndef test_other(a): pass": True,
    "import os\n@pytest.mark.skipif(os.environ.get('CI') is None, reason='x')\ndef test_other(): pass": True,
    "from hypothesis import given, strategies as st\n@given(st.lists(st.integers()).filter(lambda n: n))\ndef test_other(n): pass": True,
}


@pytest.mark.parametrize("text", GIVEN)
def test_what_pytest_is_given_is_computed_from_constants_or_refused(text, tmp_path):
    (tmp_path / "bank.py").write_text(BANK, encoding="utf-8")
    (tmp_path / "test_it.py").write_text(f"import pytest\nimport bank\n\n\n{text}\n\n\ndef test_it():\n    print(bank.LIMIT)\n", encoding="utf-8")
    path = [str(tmp_path), *sys.path]
    if GIVEN[text]:
        assert bundle(tmp_path / "test_it.py", "test_it", path=path, root=tmp_path).text.endswith("def test_it():\n    print(LIMIT)\n\ntest_it()\n")
        return
    with pytest.raises(Unjoinable, match="pytest") as refusal:
        bundle(tmp_path / "test_it.py", "test_it", path=path, root=tmp_path)
    assert refusal.value.line


def test_the_defaults_of_another_test_are_evaluated(tmp_path):
    (tmp_path / "bank.py").write_text(BANK, encoding="utf-8")
    (tmp_path / "test_it.py").write_text("import bank\n\n\ndef test_other(n=bank.register(len)): pass\n\n\ndef test_it():\n    print(bank.LOG)\n", encoding="utf-8")
    made = bundle(tmp_path / "test_it.py", "test_it", path=[str(tmp_path)], root=tmp_path)
    assert {outcome.output for outcome in explore(made.text).outcomes} == {"['len']\n"}


BEFORE = {
    "it acts": ({"conftest.py": "import bank\nbank.LIMIT = 0\n"}, "0 []"),
    "it imports what acts": ({"conftest.py": "from memory import X\n", "memory.py": "import bank\nbank.register(len)\nX = 1\n"}, "1 ['len']"),
    "it imports a module of a package": ({"conftest.py": "from pkg import patches\n", "pkg/__init__.py": "", "pkg/patches.py": "import bank\nbank.LIMIT = 7\n"}, "7 []"),
    "it imports in its own order": ({"conftest.py": "import b, a\n", "a.py": "import bank\nbank.LIMIT *= 3\n", "b.py": "import bank\nbank.LIMIT += 1\n", "test_it.py": "import a, b\n"}, "6 []"),
    "it is in a package": ({"__init__.py": "", "conftest.py": "from .helper import X\n", "helper.py": "import bank\nX = 1\nbank.LIMIT = X + 1\n"}, "2 []"),
    "it speaks to pytest": ({"conftest.py": "import pytest\nSLOW = 'slow'\ndef pytest_configure(config):\n    config.addinivalue_line('markers', SLOW)\ndef pytest_collection_modifyitems(config, items):\n    for item in items:\n        if SLOW in item.keywords:\n            item.add_marker(pytest.mark.skip(reason=SLOW))\n"}, "1 []"),
    "it sets another package up": ({"conftest.py": "from hypothesis import settings\nsettings.register_profile('ci', max_examples=10)\nsettings.load_profile('ci')\n"}, "1 []"),
    "it says where modules are": ({"conftest.py": "import sys\nfrom pathlib import Path\nROOT = Path(__file__).resolve().parents[1]\nsys.path.insert(0, str(ROOT / 'src'))\n"}, "1 []"),
}  # fmt: skip


@pytest.mark.parametrize("name", BEFORE)
def test_a_conftest_is_executed_first(name, tmp_path):
    files, told = BEFORE[name]
    for file, text in {"bank.py": BANK, **files}.items():
        path = tmp_path / file
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "test_it.py").write_text(files.get("test_it.py", "") + "import bank\n\n\ndef test_it():\n    print(bank.LIMIT, bank.LOG)\n", encoding="utf-8")
    path = [str(tmp_path), str(tmp_path.parent), *sys.path]
    made = bundle(tmp_path / "test_it.py", "test_it", path=path, root=tmp_path, around=[tmp_path / "conftest.py"])
    assert {outcome.output for outcome in explore(made.text).outcomes} == {told + "\n"}


AROUND = {
    "test_it.py": ["def setup_function(f): pass", "def setup_module(): pass", "from unittest.mock import Mock as teardown_module"],
    "conftest.py": ["import bank\ndef pytest_runtest_setup(item): bank.LIMIT = 0", "from hooks import pytest_runtest_setup", "pytest_runtest_call = print"],
}


@pytest.mark.parametrize(("file", "text"), [(file, text) for file, texts in AROUND.items() for text in texts])
def test_what_pytest_does_around_a_test_is_refused(file, text, tmp_path):
    files = {"bank.py": BANK, "hooks.py": "def pytest_runtest_setup(item): pass\n", "test_it.py": "import bank\n\n\ndef test_it():\n    print(bank.LIMIT)\n", "conftest.py": ""}
    files[file] += text + "\n"
    for name, held in files.items():
        (tmp_path / name).write_text(held, encoding="utf-8")
    with pytest.raises(Unjoinable, match="essai"):
        bundle(tmp_path / "test_it.py", "test_it", path=[str(tmp_path)], root=tmp_path, around=[tmp_path / "conftest.py"])


def test_a_module_that_python_has_found_elsewhere_is_refused(tmp_path, monkeypatch):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "helper_of_attack.py").write_text(f"X = {folder!r}\n", encoding="utf-8")
    (tmp_path / "a/test_it.py").write_text("from helper_of_attack import X\n\n\ndef test_it():\n    print(X)\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path / "b")
    __import__("helper_of_attack")
    with pytest.raises(Unjoinable, match="déjà chargé"):
        bundle(tmp_path / "a/test_it.py", "test_it", path=[str(tmp_path / "a")], root=tmp_path)
    sys.modules.pop("helper_of_attack")


def test_a_plain_conftest_is_left_alone(tmp_path):
    (tmp_path / "test_it.py").write_text("def test_it():\n    print(1)\n", encoding="utf-8")
    text = "import pytest\nSIZE = 3\n\n\n@pytest.fixture\ndef account():\n    return 1\n\n\ndef pytest_addoption(parser):\n    parser.addoption('--slow')\n"
    (tmp_path / "conftest.py").write_text(text, encoding="utf-8")
    made = bundle(tmp_path / "test_it.py", "test_it", path=[str(tmp_path)], root=tmp_path, around=[tmp_path / "conftest.py"])
    assert made.text.endswith("test_it()\n")
