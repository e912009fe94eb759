"""Modules that are pure on somebody's word: used as they are, and found out when they are not."""

import re
import sys
import textwrap

import pytest

from entrelacs import explore, replay
from entrelacs.reality.replay import draw, run_for_real
from entrelacs.telling.report import conditions

COLOURS = '''
import threading
from dataclasses import dataclass, field
from math import sqrt
from threading import Lock

table = {"a": 1}
calls = []
names = ("red", "blue")
N = 3
seen = 0


def mix(a, b):
    return (a + b) // 2


def keep(x):
    calls.append(x)
    return x


def count():
    global seen
    seen += 1
    return seen


def mark():
    RED.shades.append(1)


def apply(function, x):
    return function(x)


def total(values):
    return sum(values)


class Colour:
    base = 1

    def __init__(self, red):
        self.red = red
        self.shades = []

    def lighter(self):
        return Colour(self.red + self.base)

    def __repr__(self):
        return f"Colour({self.red})"


@dataclass
class Point:
    x: int = 0
    tags: list = field(default_factory=list)


RED = Colour(5)
'''


@pytest.fixture(autouse=True)
def colours(tmp_path, monkeypatch):
    """A module that may be imported, anew for each test."""
    (tmp_path / "pure_colours.py").write_text(COLOURS, encoding="utf-8")
    (tmp_path / "pure_wrong.py").write_text("import pure_nowhere\n", encoding="utf-8")
    (tmp_path / "pure_shop").mkdir()
    (tmp_path / "pure_shop/__init__.py").write_text("", encoding="utf-8")
    (tmp_path / "pure_shop/till.py").write_text("def price(n):\n    return 2 * n\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield tmp_path
    for name in [name for name in sys.modules if name.startswith("pure_")]:
        del sys.modules[name]


def search(text, **options):
    head = "import pure_colours\nfrom threading import Thread\n"
    return explore(head + textwrap.dedent(text), pure=("pure_colours",), **options)


def both(first, second):
    return f"""
        threads = [Thread(target=lambda: {first}), Thread(target=lambda: {second})]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    """


def outputs(found):
    assert found.verdict in ("ok", "failure"), found.reason
    return {outcome.output.rstrip("\n") for outcome in found.outcomes}


def test_without_a_word_it_is_refused():
    found = explore("import pure_colours\n")
    assert found.verdict == "unsupported" and "le module pure_colours n'est pas modélisé" in found.reason and found.line == 1 and found.allowed == ()


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("print(pure_colours.mix(2, 4), pure_colours.N, pure_colours.table, pure_colours.names)", "3 3 {'a': 1} ('red', 'blue')"),
        ("from pure_colours import mix as m, RED\nprint(m(2, 6), RED, RED.lighter())", "4 Colour(5) Colour(6)"),
        ("c = pure_colours.Colour(1)\nc.red = 8\nc.shades.append(2)\nprint(c, c.shades, pure_colours.total([1, 2]))", "Colour(8) [2] 3"),
        ("p = pure_colours.Point(1)\np.tags.append(1)\nprint(p, p == pure_colours.Point(1, [1]))", "Point(x=1, tags=[1]) True"),
        ("class Mine(pure_colours.Colour):\n    base = 7\n    def lighter(self):\n        return super().lighter()\nprint(Mine(1).lighter())", "Colour(8)"),
        ("print(pure_colours.apply(lambda x: x + 1, 3), pure_colours.sqrt(4))", "4 2.0"),
    ],
)
def test_it_computes_as_it_does(text, printed):
    found = search(text)
    assert outputs(found) == {printed} and found.verdict == "ok" and found.allowed == ("pure_colours",)


def test_the_answer_says_whom_it_relies_on():
    found = search("print(pure_colours.N)")
    assert conditions(found) == ("Sur votre parole, rien que des calculs, chacun en un seul pas : pure_colours.",)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("pure_colours.keep(3)", r"dit pur, a changé pendant l'exploration \(calls\)"),
        ("pure_colours.count()", r"a changé pendant l'exploration \(seen\)"),
        ("pure_colours.mark()", r"a changé pendant l'exploration \(RED\)"),
        ("pure_colours.RED.red = 7", r"a changé pendant l'exploration \(RED\)"),
        ("pure_colours.table['b'] = 2", "le programme modifie pure_colours.table"),
        ("pure_colours.N = 4", "le programme modifie le module pure_colours"),
        ("pure_colours.Colour.base = 4", "le programme modifie la classe Colour"),
        ("pure_colours.Lock()", "pure_colours.Lock n'est pas modélisé"),
        ("pure_colours.threading.Lock()", "pure_colours.threading n'est pas modélisé"),
        ("from pure_colours import Lock", "pure_colours.Lock n'est pas modélisé"),
        ("n = 0\ndef add(x):\n    global n\n    n += x\n" + textwrap.dedent(both("pure_colours.apply(add, 1)", "add(2)")), "du code C appelle ici une fonction du programme"),
        ("values = [1]\n" + textwrap.dedent(both("pure_colours.total(values)", "values.append(2)")), r"total\(\) est d'un module dit pur : il lit ou change en plusieurs fois"),
    ],
)
def test_what_shows_that_it_is_not_pure_is_refused(text, reason):
    found = search(text)
    assert found.verdict == "unsupported"
    assert re.search(reason, found.reason), found.reason


def test_a_module_that_cannot_be_imported_is_said():
    found = explore("import pure_wrong\n", pure=("pure_wrong",))
    assert found.verdict == "unsupported" and "pure_wrong, dit pur, ne s'importe pas (ModuleNotFoundError" in found.reason and found.line == 1


def test_a_package_is_pure_with_all_that_it_holds():
    text = "import pure_shop.till\nfrom pure_shop import till\nprint(pure_shop.till.price(2), till.price(3))\n"
    assert outputs(explore(text, pure=("pure_shop",))) == {"4 6"}
    assert explore(text, pure=("pure_shop.till",)).verdict == "unsupported"


def test_threads_meet_between_its_calls():
    text = "n = 0\ndef add():\n    global n\n    n = pure_colours.mix(2 * n + 4, 0)\n" + textwrap.dedent(both("add()", "add()")) + "print(n)\n"
    assert outputs(search(text)) == {"2", "4"}


def test_objects_of_its_classes_are_shared_like_any_other():
    text = "c = pure_colours.Colour(0)\ndef add():\n    c.red = c.red + 1\n" + textwrap.dedent(both("add()", "add()")) + "print(c.red)\n"
    assert outputs(search(text)) == {"1", "2"}


RACE = "import pure_colours\nfrom threading import Thread\nn = 0\ndef add():\n    global n\n    n = pure_colours.mix(2 * n + 4, 0)\n" + textwrap.dedent(both("add()", "add()")) + "assert n == 4, n\n"


def test_it_is_replayed_in_the_model_and_for_real():
    found = explore(RACE, pure=("pure_colours",))
    (failure,) = found.failures
    assert replay(RACE, failure.schedule, pure=("pure_colours",)).failure.message == "2"
    plan = draw(RACE, str(failure.schedule), pure=("pure_colours",))
    (happened,) = run_for_real([plan])
    assert happened.as_said(plan) and happened.failures[0]["message"] == "2"


def test_it_is_found_in_a_guarded_process():
    found = explore(RACE, pure=("pure_colours",), apart=True)
    assert found.verdict == "failure" and found.allowed == ("pure_colours",)
    assert found.replay(found.failures[0].schedule).failure.message == "2"
