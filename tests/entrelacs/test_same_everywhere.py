"""The answer is a function of the program: not of the process, of its hashes, of the addresses of its objects, nor of what it explored before."""

import json
import os
import subprocess
import sys

import pytest

from entrelacs import explore
from entrelacs.telling.report import conditions
from tests.entrelacs.support.answers import answers


@pytest.fixture(scope="module")
def here():
    return json.loads(json.dumps(answers()))


def test_twice_in_one_process(here):
    assert json.loads(json.dumps(answers())) == here


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_whatever_the_hash_of_a_text(here, seed):
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-m", "tests.entrelacs.support.answers"], env=environment, capture_output=True, check=True)
    assert json.loads(done.stdout.decode("utf-8")) == here


SETS = """
kept = set()
n = 0
def f(*names):
    global n
    for name in names:
        kept.add(name)
    n += len(kept)
for names in (("cave", "grenier", "porte"), ("porte", "cave")):
    Thread(target=f, args=names).start()
"""
SHOWN = f"""
from entrelacs.execution import words
print(words.describe({{"cave", "grenier", "porte"}}), words.describe(frozenset(("b", 1, None))), words.describe({{10, 9, 2}}), words.describe(set()))
from entrelacs import explore
found = explore("from threading import Thread" + {SETS!r})
print([node.shared for node in found.graph.nodes])
"""


ORDERS = {
    # what sorts, or takes the least, where two items may be neither before nor after one another
    "sorted with a key": ("print(sorted(s, key=len))", None),
    "sorted twice": ("print(sorted(sorted(s), key=len))", "['a', 'b', 'c']"),
    "sorted": ("print(sorted(s), sorted(s, reverse=True), min(s), max(s))", "['a', 'b', 'c'] ['c', 'b', 'a'] a c"),
    "sorted numbers with a key": ("print(sorted({3, 1, 2}, key=lambda n: -n))", "[3, 2, 1]"),
    "sorted tuples": ("print(sorted({(1, 'a'), (0, 'b')}))", "[(0, 'b'), (1, 'a')]"),
    "sorted tuples of several kinds": ("print(sorted({('a',), ('b', 1)}))", None),
    "sorted sets": ("print(sorted({frozenset('a'), frozenset('b')}))", None),
    "the least of sets": ("print(min({frozenset('a'), frozenset('b')}))", None),
    "the least with a key": ("print(max(s, key=len))", None),
    "sorted objects": ("class P:\n def __lt__(self, other): return False\nprint([type(p).__name__ for p in sorted({P(), P()})])", None),
    # what walks
    "+=": ("x = []\nx += s\nprint(x)", None),
    "|= of a dictionary": ("d = {}\nd |= {('a', 1), ('b', 2)}\nprint(d)", None),
    "|= of a set": ("s |= {'d'}\nprint(sorted(s))", "['a', 'b', 'c', 'd']"),
    "json": ("import json\nprint(json.dumps([s], default=list))", None),
    "json, sorted": ("import json\nprint(json.dumps([s], default=sorted))", '[["a", "b", "c"]]'),
    "coroutines": ("import asyncio\nasync def f(): print(1)\nasync def main(): await asyncio.gather(*{f(), f()})\nasyncio.run(main())", None),
    "tasks": ("import asyncio\nasync def f(i): pass\nasync def main(): print(len((await asyncio.wait({asyncio.create_task(f(i)) for i in range(2)}))[0]))\nasyncio.run(main())", "2"),
    # what writes
    "a dataclass": ("from dataclasses import dataclass\n@dataclass\nclass D:\n v: object\nprint(D(s))", None),
    "an exception": ("print(ValueError(s))", None),
    "an exception in a list": ("print([ValueError(s)])", None),
    "pprint": ("import pprint\npprint.pprint([s])", None),
    "__repr__": ("print(s.__repr__())", None),
    "a view": ("print({'a': s}.values())", None),
    "a namespace": ("from types import SimpleNamespace\nprint(SimpleNamespace(v=s))", None),
    "UserDict": ("from collections import UserDict\nprint(UserDict(a=s))", None),
    "ChainMap": ("from collections import ChainMap\nprint(ChainMap({'a': s}))", None),
    "a member of an enumeration": ("from enum import Enum\nclass C(Enum):\n A = frozenset('xy')\nprint(repr(C.A))", None),
    "an object that writes itself": ("class A:\n def __init__(self): self.s = s\n def __repr__(self): return 'A'\nprint([A()])", "[A]"),
    # what an uncaught exception says
    "assert": ("assert not s, s", "{'a', 'b', 'c'}"),
    "raise": ("raise KeyError(1, [s])", "(1, [{'a', 'b', 'c'}])"),
    # what tells a hash
    "hash": ("print(hash('a'))", None),
    "__hash__": ("print('a'.__hash__())", None),
    "__hash__ of a class": ("print(str.__hash__('a'))", None),
    "__hash__ of an object": ("print(object().__hash__())", None),
    "the hash of a lock": ("import threading\nprint(hash(threading.Lock()))", None),
    "a hash of one's own": ("class A:\n def __hash__(self): return 7\nprint(hash(A()), A().__hash__(), hash(2.5))", "7 7 1152921504606846978"),
    "a hash of one's own, of a thread": ("import threading\nclass T(threading.Thread):\n def __hash__(self): return 7\nprint(hash(T()))", "7"),
    "the address of a future": ("from concurrent.futures import Future\nf = Future()\nf.set_result(1)\nf.set_result(2)", "FINISHED: <Future>"),
    "an address of one's own": ("raise ValueError('<a at 0x12>')", "<a at 0x12>"),
    "a group": ("raise ExceptionGroup('g', [ValueError(s)])", "g (1 sub-exception)"),
}
"""Programs that a set of texts makes depend on the hashes of the process: refused (None), or the one thing that they print, or say."""
COMING_AND_GOING = {
    # in the order of what gives them
    "s.difference_update(('c', 'a'))": (["False False", "True False", "True True"], False),
    "s.difference_update(['a'], ['c'])": (["False False", "False True", "True False", "True True"], False),
    # in that of a set, which is one among others
    "s.difference_update({'c', 'a'})": (["False False", "False True", "True False", "True True"], True),
    "s.intersection_update(('b',))": (["False False", "False True", "True False", "True True"], True),
}
"""Changes of the set of texts {a, b, c} in several steps: what another thread can see of a and c, and whether the order is told."""


def watched(change):
    """A thread changes a set while another looks into it."""
    return (
        f"import threading\ns = {{'a', 'b', 'c'}}\ndef change(): {change}\ndef look(): print('a' in s, 'c' in s)\n"
        "for f in (change, look): threading.Thread(target=f).start()"
    )


ASKED = """
import json, sys
from entrelacs import explore
for program in json.load(sys.stdin):
    found = explore(program)
    print(json.dumps([found.verdict, sorted(one.output for one in found.outcomes), [[one.message, one.leaves] for one in found.failures], found.states]))
"""


@pytest.fixture(scope="module")
def ordered():
    """What is said of `ORDERS` under two hash seeds: for each, one line a program."""
    programs = json.dumps([*("s = {'a', 'b', 'c'}\n" + program for program, _ in ORDERS.values()), *map(watched, COMING_AND_GOING)])
    said = []
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
        done = subprocess.run([sys.executable, "-c", ASKED], input=programs.encode(), env=environment, capture_output=True, check=True)
        said.append(dict(zip([*ORDERS, *COMING_AND_GOING], map(json.loads, done.stdout.splitlines()), strict=True)))
    return said


@pytest.mark.parametrize("name", ORDERS)
def test_the_order_of_a_set_of_texts_never_shows(ordered, name):
    one, two = (said[name] for said in ordered)
    assert one == two
    verdict, outputs, failures, _ = one
    wanted = ORDERS[name][1]
    if wanted is None:
        assert verdict == "unsupported", one
    elif verdict == "failure":
        assert [message for message, _ in failures] == [wanted]
    else:
        assert outputs == [wanted + "\n"], one


@pytest.mark.parametrize("change", COMING_AND_GOING)
def test_the_items_of_a_set_come_and_go_in_an_order_that_is_known_or_told(ordered, change):
    one, two = (said[change] for said in ordered)
    seen, told = COMING_AND_GOING[change]
    assert one == two and one[1] == [line + "\n" for line in seen]
    assert explore(watched(change)).invented == (("l'ordre d'un ensemble de valeurs de type str",) if told else ())


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        ("import asyncio\nasync def f(): pass\nasync def main():\n for t in (await asyncio.wait({asyncio.create_task(f()) for _ in range(2)}))[0]: print(t.done())\nasyncio.run(main())", "Task"),
        ("import threading\nfor t in {threading.Thread(name=name) for name in 'ab'}: print(t.name)", "Thread"),
        ("import threading\nprint(len([*frozenset((threading.Lock(), threading.Lock()))]))", "Lock"),
        ("import concurrent.futures\nprint(len([*{concurrent.futures.Future() for _ in range(2)}]))", "Future"),
    ],
    ids=["tasks", "threads", "locks", "futures"],
)  # fmt: skip
def test_the_order_of_a_set_of_what_is_modelled_is_told(made, kind):
    """CPython takes it from addresses: what the model shows is one order among others."""
    found = explore(made)
    assert found.invented == (f"l'ordre d'un ensemble de valeurs de type {kind}",)
    assert any(kind in sentence for sentence in conditions(found))


def test_a_set_is_shown_in_one_order():
    told = set()
    for seed in ("0", "1", "2", "3"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
        told.add(subprocess.run([sys.executable, "-c", SHOWN], env=environment, capture_output=True, check=True).stdout.decode("utf-8"))
    (said,) = told
    assert said.startswith("{'cave', 'grenier', 'porte'} frozenset({'b', 1, None}) {2, 9, 10} set()\n"), said
    assert "{'cave', 'porte'}" in said


@pytest.mark.parametrize(
    "asked, told",
    [
        ("os.getpid()", "os.getpid()"), ("id([])", "id()"), ("threading.get_ident()", "threading.get_ident()"),
        ("threading.main_thread().ident", "ident d'un fil"), ("os.cpu_count()", "os.cpu_count()"),
    ],
)  # fmt: skip
def test_a_number_that_the_model_makes_up_is_told(asked, told):
    assert explore(f"import os, threading\nprint({asked} > 0)").invented == (told,)
    assert explore("import os, threading\nprint(os.name)").invented == ()
