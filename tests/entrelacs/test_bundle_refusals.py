"""What cannot be put in one program truthfully is refused, with the file, the line, the reason and what to write; what is left out changes nothing."""

import re
import subprocess
import sys
import textwrap

import pytest

from entrelacs.project.bundle import Given, bundle, join
from entrelacs.project.sources import Unjoinable


def write(folder, files):
    """Write files: a name, then its text."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text).lstrip("\n"), encoding="utf-8")


BANK = "total = 0\nname = 'bank'\n"
REFUSED = {
    "a module given to a function": ({"main.py": "import bank\nprint(str(bank))\n", "bank.py": BANK}, "main.py", 2, "le module bank sert ici de valeur"),
    "a module kept in a variable": ({"main.py": "import bank\nother = bank\nprint(other.total)\n", "bank.py": BANK}, "main.py", 2, "sert ici de valeur"),
    "getattr of a module": ({"main.py": "import bank\nprint(getattr(bank, 'total'))\n", "bank.py": BANK}, "main.py", 2, "from bank import …"),
    "setattr of a module": ({"main.py": "import bank\nsetattr(bank, 'total', 1)\n", "bank.py": BANK}, "main.py", 2, "sert ici de valeur"),
    "a star": ({"main.py": "from bank import *\nprint(total)\n", "bank.py": BANK}, "main.py", 1, "nommez-les"),
    "an unknown name": ({"main.py": "from bank import nothing\nprint(nothing)\n", "bank.py": BANK}, "main.py", 1, "bank ne définit pas nothing"),
    "an unknown attribute": ({"main.py": "import bank\nprint(bank.nothing)\n", "bank.py": BANK}, "main.py", 2, "bank ne définit pas nothing"),
    "a package that is not imported": ({"main.py": "import shop\nprint(shop.till.x)\n", "shop/__init__.py": "", "shop/till.py": "x = 1\n"}, "main.py", 2, "écrivez « import shop.till »"),
    "a module that is nowhere": ({"main.py": "import shop.nowhere\nprint(shop.nowhere.x)\n", "shop/__init__.py": ""}, "main.py", 1, "introuvable"),
    "the name of a module given another value": ({"main.py": "import bank\nbank = 3\nprint(bank)\n", "bank.py": BANK}, "main.py", 1, "donnez-leur deux noms"),
    "a conditional import": ({"main.py": "if 1 + 1 == 2:\n    import bank\nprint(bank.total)\n", "bank.py": BANK}, "main.py", 2, "dépend d'une condition"),
    "an import that may fail": ({"main.py": "try:\n    from bank import total\nexcept ImportError:\n    total = 1\nprint(total)\n", "bank.py": BANK}, "main.py", 2, "dépend d'une condition"),
    "an import of a function under a condition": (
        {"main.py": "def f(x):\n    if x:\n        from bank import total\n    return total\nprint(f(1))\n", "bank.py": BANK}, "main.py", 3, "en tête de la fonction",
    ),
    "an import of a function that acts": (
        {"main.py": "def f():\n    import bank\n    return bank.total\nprint('first')\nprint(f())\n", "bank.py": "total = 0\nprint('bank')\n"}, "main.py", 1, "importez-le en tête",
    ),
    "a cycle that reads too early": (
        {"main.py": "import left\nprint(left.a)\n", "left.py": "from right import b\na = 1\n", "right.py": "from left import a\nb = a\n"}, "right.py", 1, "troisième module",
    ),
    "the file of a module": ({"main.py": "import bank\nprint(bank.here)\n", "bank.py": "here = __file__\n"}, "bank.py", 1, "écrivez sa valeur"),
    "a package that is installed": ({"main.py": "import hypothesis\nprint(hypothesis.given)\n"}, "main.py", 2, re.escape("pure=('hypothesis',)")),
    "a module that nobody knows": ({"main.py": "import nowhere_at_all\nprint(nowhere_at_all.x)\n"}, "main.py", 1, "nowhere_at_all est introuvable"),
    "a module that is also a variable": (
        {"main.py": "import shop.till\nprint(shop.till)\n", "shop/__init__.py": "till = 1\n", "shop/till.py": ""}, "shop/__init__.py", 1, "à la fois un module et une variable",
    ),
    "the value of a module as a pattern": (
        {"main.py": "import bank\nmatch 0:\n    case bank.total:\n        print('x')\n", "bank.py": BANK}, "main.py", 3, re.escape("case x if x == bank.total"),
    ),
    "a variable changed in a class body": ({"main.py": "import bank\nclass A:\n    bank.total = 1\nprint(bank.total)\n", "bank.py": BANK}, "main.py", 3, "dans une fonction de ce module"),
    "an f-string that shows what it computes": ({"main.py": "import bank\nprint(f'{bank.total=}')\n", "bank.py": BANK}, "main.py", 2, "f-string"),
    "a syntax error": ({"main.py": "import bank\nprint(bank.total)\n", "bank.py": "total = = 1\n"}, "bank.py", 1, "erreur de syntaxe"),
    "an import out of the package": ({"main.py": "import shop\nprint(shop.x)\n", "shop/__init__.py": "from ..other import x\n"}, "shop/__init__.py", 1, "sort du paquet"),
    "an attribute of a class that hides a renamed name": (
        {"main.py": "import bank\ntotal = 5\nclass A:\n    total = total\nprint(A.total, bank.total, bank.A.total)\n", "bank.py": "total = 0\nclass A:\n    total = total\n"}, "bank.py", 3,
        "donnez-leur deux noms",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_where_it_stands(name, tmp_path):
    files, file, line, reason = REFUSED[name]
    write(tmp_path, files)
    with pytest.raises(Unjoinable) as refusal:
        join(tmp_path / "main.py", path=sys.path)
    assert (refusal.value.file, refusal.value.line) == (file, line)
    assert re.search(reason, refusal.value.reason), refusal.value.reason


def test_what_nobody_needs_is_left_out(tmp_path):
    write(tmp_path, {
        "main.py": """
            import bank
            print(bank.used())
        """,
        "bank.py": '''
            """A bank."""
            import socket
            import hypothesis
            from typing import TypeVar

            T = TypeVar("T")
            log = []
            unused = socket.AF_INET


            def used():
                return VALUE


            def other():
                return socket.socket()


            class Nobody(Exception):
                port = socket.AF_INET


            VALUE = 3
        ''',
    })  # fmt: skip
    made = join(tmp_path / "main.py", path=[])
    assert made.text == "# bank.py\n\ndef used():\n    return VALUE\n\nVALUE = 3\n\n# main.py\nprint(used())\n".replace("# bank.py\n\ndef", "# bank.py\ndef")


@pytest.mark.parametrize(
    "statement",
    [
        "print('loaded')", "kept.append(1)", "kept[0:0] = [1]", "register(3)", "value = register(4)", "class B(A): pass", "@register\ndef f(): return 1",
        "for n in range(2): kept.append(n)", "with lock: kept.append(2)", "class C:\n    kept.append(3)", "def g(x=register(5)): return x", "kept += [6]",
        "(lambda: kept.append(7))()", "class D(metaclass=M): pass", "A.extra = 1", "x = [kept.append(n) for n in (1,)]", "value = kept.pop() if kept else 0",
        "import threading; t = threading.Thread(target=print)", "value, kept[1:1] = 1, [8]", "del kept[:0]", "if register(9): pass", "x: int = register(10)",
        "try:\n    register(11)\nfinally:\n    pass", "while len(kept) < 3: kept.append(0)", "assert register(12) is None", "raise_ = register(13) or 0",
        "import functools; x = functools.total_ordering(N)", "import logging; x = logging.getLogger('y').setLevel(50)",
    ],
)  # fmt: skip
def test_what_acts_is_kept(statement, tmp_path):
    """A statement that nobody names, whose absence one would see."""
    head = """
import threading
kept = []
lock = threading.Lock()


def register(value):
    kept.append(value)


class A:
    extra = 0
    made = []

    def __init_subclass__(cls):
        A.made.append(cls.__name__)


class N:
    def __lt__(self, other):
        return True


class M(type):
    def __init__(cls, *given):
        super().__init__(*given)
        kept.append(cls.__name__)


"""
    write(tmp_path, {"main.py": "import logging, threading, bank\nprint([getattr(k, '__name__', k) for k in bank.kept], bank.A.made, bank.A.extra, hasattr(bank.N, '__ge__') and bank.N.__ge__ is not object.__ge__, logging.getLogger('y').level, threading.Thread(target=print).name)\n"})
    (tmp_path / "bank.py").write_text(head + statement + "\n", encoding="utf-8")
    made = join(tmp_path / "main.py", path=[])
    (tmp_path / "one.py").write_text(made.text, encoding="utf-8")
    outputs = {subprocess.run([sys.executable, "-B", name], cwd=tmp_path, capture_output=True, text=True, check=True).stdout for name in ("main.py", "one.py")}
    assert len(outputs) == 1, (outputs, made.text)


TESTS = {
    "bank.py": """
        import threading


        class Account:
            def __init__(self, balance):
                self.balance = balance
                self.lock = threading.Lock()
    """,
    "conftest.py": "",
    "test_bank.py": """
        import sys
        from pathlib import Path

        import pytest

        sys.path.insert(0, str(Path(__file__).parent))
        from bank import Account
        from hypothesis import given, strategies

        pytestmark = pytest.mark.slow
        often = pytest.mark.parametrize("n", [1, 2])
        SIZE = 3


        @pytest.fixture
        def account():
            return Account(1)


        @given(strategies.integers())
        def test_numbers(n):
            assert n == n


        class TestBank:
            def test_account(self, account):
                assert account.balance


        @pytest.mark.entrelacs(
            never=("x",),
        )
        # Two threads.
        @often
        def test_threads(n, size=SIZE):
            '''Two threads.'''
            print(Account(n).balance, size)


        async def test_tasks():
            print(SIZE)


        def test_raises():
            with pytest.raises(KeyError):
                {}["x"]


        def test_fixture():
            print(account)


        def test_marker():
            print(often)


        def test_generator():
            yield


        def test_pure():
            from colours import mix

            print(mix(1, 3))
    """,
}


def test_a_test_is_all_that_is_left_of_its_file(tmp_path):
    write(tmp_path, TESTS)
    made = bundle(tmp_path / "test_bank.py", "test_threads", "n=2", path=[str(tmp_path)], root=tmp_path)
    assert made.text == textwrap.dedent("""
        # bank.py
        import threading

        class Account:
            def __init__(self, balance):
                self.balance = balance
                self.lock = threading.Lock()

        # test_bank.py
        SIZE = 3

        # Two threads.
        def test_threads(n, size=SIZE):
            '''Two threads.'''
            print(Account(n).balance, size)

        test_threads(n=2)
    """).lstrip("\n")
    lines = made.text.splitlines()
    assert made.place(lines.index("    print(Account(n).balance, size)") + 1) == ("test_bank.py", 37)
    assert made.place(lines.index("test_threads(n=2)") + 1) == ("test_bank.py", 35)
    assert made.place(lines.index("        self.balance = balance") + 1) == ("bank.py", 6)
    assert made.place(1) is None and made.place(None) is None and made.place(99) is None


def test_a_file_that_no_name_imports_has_its_tests_explored(tmp_path):
    (tmp_path / "test-dashed name.py").write_text("def test_it():\n    print(1)\n", encoding="utf-8")
    assert bundle(tmp_path / "test-dashed name.py", "test_it", path=[], root=tmp_path).text.endswith("\ntest_it()\n")


def test_what_a_helper_says_to_pytest_is_left_out(tmp_path):
    helper = """
        import pytest

        pytest.register_assert_rewrite("other")
        pytest_plugins = ["pytester"]


        @pytest.fixture(scope="session")
        def base():
            return 1


        def double(n):
            return 2 * n
    """
    write(tmp_path, {"conftest.py": helper, "test_it.py": "from conftest import double\n\n\ndef test_it():\n    print(double(2))\n"})
    made = bundle(tmp_path / "test_it.py", "test_it", path=[str(tmp_path)], root=tmp_path)
    assert made.text == "# conftest.py\ndef double(n):\n    return 2 * n\n\n# test_it.py\ndef test_it():\n    print(double(2))\n\ntest_it()\n"


def test_tabs_and_letters_beyond_ascii_keep_their_places(tmp_path):
    write(tmp_path, {"bank.py": "été = 'é'\ntotal = 0  # \u2028 \x0c \x85\n"})
    (tmp_path / "main.py").write_text(
        "import bank\nimport threading\n\ndef add(été='é'):\n\tif été: \"é\"; bank.total += len(bank.été)\n\treturn 'é', bank.total, f'é{bank.été}é'\nprint(add())\n\f\nprint(bank.total)\n",
        encoding="utf-8",
    )
    made = join(tmp_path / "main.py", path=[])
    (tmp_path / "one.py").write_text(made.text, encoding="utf-8")
    assert "\tglobal total\n" in made.text and len(made.digest) == 8
    assert subprocess.run([sys.executable, "-B", "-X", "utf8", "one.py"], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8").stdout == "('é', 1, 'ééé')\n1\n"


def test_a_private_name_of_a_module_is_mangled_in_a_class(tmp_path):
    write(tmp_path, {"main.py": "import bank\nclass A:\n    def get(self):\n        return bank.__total\nprint(A().get())\n", "bank.py": "__total = 1\n_A__total = 2\n"})
    made = join(tmp_path / "main.py", path=[])
    (tmp_path / "one.py").write_text(made.text, encoding="utf-8")
    outputs = [subprocess.run([sys.executable, "-B", name], cwd=tmp_path, capture_output=True, text=True).stdout for name in ("main.py", "one.py")]
    assert outputs == ["2\n", "2\n"]


@pytest.mark.skipif(sys.version_info < (3, 12), reason="les paramètres de type viennent avec CPython 3.12")
def test_type_parameters_are_no_global_names(tmp_path):
    write(tmp_path, {
        "main.py": "import bank\nT = 'main'\ntype Both[T] = list[T]\nprint(T, bank.T, bank.first([1]), bank.Box('x').show(), f'{bank.T + f'{T}'}')\n",
        "bank.py": "T = 'bank'\n\ndef first[T](items: list[T], more: T | None = None) -> T:\n    return items[0]\n\nclass Box[T]:\n    def __init__(self, item: T):\n        self.item = item\n"
        "    def show[U](self) -> T | U:\n        return self.item, f'{T}'\n",
    })  # fmt: skip
    made = join(tmp_path / "main.py", path=[])
    (tmp_path / "one.py").write_text(made.text, encoding="utf-8")
    outputs = {subprocess.run([sys.executable, "-B", name], cwd=tmp_path, capture_output=True, text=True).stdout for name in ("main.py", "one.py")}
    assert len(outputs) == 1 and "bank" in outputs.pop(), made.text


def test_a_coroutine_is_run(tmp_path):
    write(tmp_path, TESTS)
    made = bundle(tmp_path / "test_bank.py", "test_tasks", path=[str(tmp_path)], root=tmp_path)
    assert made.text.startswith("import asyncio\n") and made.text.endswith("asyncio.run(test_tasks())\n")


@pytest.mark.parametrize(
    ("name", "line", "reason"),
    [
        ("test_raises", 45, "pytest n'est pas exploré : écrivez try/except"),
        ("test_fixture", 50, "account est une fixture de pytest"),
        ("test_marker", 54, "often est un objet de pytest"),
        ("test_generator", 57, "est un générateur"),
        ("test_nothing", None, "doit être une fonction définie une fois"),
        ("TestBank", 25, "doit être une fonction définie une fois"),
        ("test_numbers", 20, "hypothesis est installé à côté"),
    ],
)
def test_what_is_pytests_is_refused(name, line, reason, tmp_path):
    write(tmp_path, TESTS)
    with pytest.raises(Unjoinable, match=reason) as refusal:
        bundle(tmp_path / "test_bank.py", name, path=[str(tmp_path), *sys.path], root=tmp_path)
    assert (refusal.value.file, refusal.value.line) == ("test_bank.py", line)


def test_a_pure_module_is_named_not_followed(tmp_path):
    write(tmp_path, {**TESTS, "colours.py": "import socket\n\n\ndef mix(a, b):\n    return (a + b) // 2\n"})
    given = Given(pure=("colours",))
    made = bundle(tmp_path / "test_bank.py", "test_pure", given=given, path=[str(tmp_path)], root=tmp_path)
    assert "    from colours import mix\n" in made.text and made.pure == ("colours",)
    with pytest.raises(Unjoinable, match="colours n'est importé que dans une fonction"):
        bundle(tmp_path / "test_bank.py", "test_pure", path=[str(tmp_path)], root=tmp_path)


def test_a_pure_module_of_a_package_is_imported_by_its_whole_name(tmp_path):
    write(tmp_path, {
        "main.py": "from shop.till import open_\nprint(open_())\n",
        "shop/__init__.py": "",
        "shop/till.py": "from . import prices\nfrom .prices import half\n\n\ndef open_():\n    return prices.double(half(4))\n",
        "shop/prices.py": "def double(n):\n    return 2 * n\n\n\ndef half(n):\n    return n // 2\n",
    })  # fmt: skip
    made = join(tmp_path / "main.py", Given(pure=("shop.prices",)), path=[])
    assert "import shop.prices as prices\n" in made.text and "from shop.prices import half\n" in made.text and made.pure == ("shop.prices",)
    (tmp_path / "one.py").write_text(made.text, encoding="utf-8")
    assert subprocess.run([sys.executable, "-B", "one.py"], cwd=tmp_path, capture_output=True, text=True).stdout == "4\n"


def test_what_is_left_out_is_not_executed(tmp_path):
    write(tmp_path, {
        "main.py": "import shop\nfrom shop.web import app\nprint(shop.price)\n",
        "shop/__init__.py": "from . import web\nfrom .web import app\n\nprice = 3\n",
        "shop/web.py": "import hypothesis\n\napp = hypothesis.given(1)\n",
    })  # fmt: skip
    with pytest.raises(Unjoinable, match="hypothesis"):
        join(tmp_path / "main.py", path=sys.path)
    made = join(tmp_path / "main.py", Given(without=("shop.web",)), path=sys.path)
    assert made.text == "# shop/__init__.py\nprice = 3\n\n# main.py\nprint(price)\n" and made.without == ("shop.web",)
    (tmp_path / "main.py").write_text("from shop import app\nprint(app)\n", encoding="utf-8")
    with pytest.raises(Unjoinable, match="laissé de côté") as refusal:
        join(tmp_path / "main.py", Given(without=("shop.web",)), path=sys.path)
    assert (refusal.value.file, refusal.value.line) == ("main.py", 2)


def test_an_installed_package_may_be_followed(tmp_path):
    write(tmp_path, {"main.py": "from bank import total\nprint(total)\n", "lib/site-packages/bank.py": BANK})
    path = [str(tmp_path / "lib/site-packages")]
    with pytest.raises(Unjoinable, match="installé à côté du projet"):
        join(tmp_path / "main.py", path=path)
    assert "total = 0" in join(tmp_path / "main.py", Given(follow=("bank",)), path=path).text


def test_a_bundle_is_told_from_another(tmp_path):
    write(tmp_path, {"main.py": "from bank import total\nprint(total)\n", "bank.py": BANK})
    first = join(tmp_path / "main.py", path=[])
    (tmp_path / "bank.py").write_text(BANK + "other = 1\n", encoding="utf-8")
    assert join(tmp_path / "main.py", path=[]).digest == first.digest  # nobody needs it
    (tmp_path / "bank.py").write_text("total = 1\n", encoding="utf-8")
    assert join(tmp_path / "main.py", path=[]).digest != first.digest and len(first.digest) == 8


def test_where_the_files_are_does_not_tell_one_bundle_from_another(tmp_path):
    write(tmp_path, {"here/main.py": "from bank import total\nprint(total)\n", "here/bank.py": BANK, "there/main.py": "from bank import total\nprint(total)\n", "there/bank.py": BANK})
    here, there = (join(tmp_path / name / "main.py", path=[], root=tmp_path) for name in ("here", "there"))
    assert here.digest == there.digest and here.text != there.text


def test_nothing_is_imported_to_make_a_bundle(tmp_path):
    write(tmp_path, {"main.py": "import shop.till\nprint(shop.till.x)\n", "shop/__init__.py": "", "shop/till.py": "x = 1\n"})
    join(tmp_path / "main.py", path=[])
    assert not {"shop", "shop.till"} & set(sys.modules)
