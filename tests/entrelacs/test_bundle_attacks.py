"""Projects meant to fool who makes one program of them: it does what the project does, or it is refused."""

import subprocess
import sys

import pytest

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


@pytest.mark.parametrize("name", PROJECTS)
def test_it_does_what_the_project_does_or_is_refused(name, tmp_path):
    for file, text in {"bank.py": BANK, **PROJECTS[name]}.items():
        path = tmp_path / file
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    try:
        made = join(tmp_path / "main.py", path=sys.path)
    except Unjoinable as refusal:
        assert refusal.line or refusal.file == "plug.py"
        return
    (tmp_path / "one.py").write_text(made.text, encoding="utf-8")
    runs = [subprocess.run([sys.executable, "-B", file], cwd=tmp_path, capture_output=True, text=True) for file in ("main.py", "one.py")]
    ends = {(run.stdout, run.returncode, (run.stderr.splitlines() or [""])[-1]) for run in runs}
    assert len(ends) == 1, made.text


AROUND = {
    "test_it.py": ["def setup_function(f): pass", "def setup_module(): pass", "from unittest.mock import Mock as teardown_module"],
    "conftest.py": ["import bank\nbank.LIMIT = 0", "import memory", "def pytest_runtest_setup(item): pass", "print(1)"],
}


@pytest.mark.parametrize(("file", "text"), [(file, text) for file, texts in AROUND.items() for text in texts])
def test_what_pytest_does_around_a_test_is_refused(file, text, tmp_path):
    files = {"bank.py": BANK, "memory.py": "import bank\nbank.register(len)\n", "test_it.py": "import bank\n\n\ndef test_it():\n    print(bank.LIMIT)\n", "conftest.py": ""}
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
