"""Every operator between values of Python and objects of the program: what CPython answers, asks and says when it refuses."""

import pytest

from entrelacs import explore, simulate
from tests.entrelacs.attack.oracles import executed

VALUES = (
    "3", "2.5", "True", "'s'", "'%s'", "b's'", "b'%b'", "[1]", "(1, 2)", "{1}", "frozenset({1})", "{1: 2}", "bytearray(b's')", "range(2)", "None", "1j",
    "collections.deque([1])", "collections.OrderedDict(a=1)", "collections.Counter('a')", "collections.defaultdict(int)", "decimal.Decimal(2)",
    "fractions.Fraction(1, 2)", "array.array('i', [1])", "datetime.timedelta(1)", "L([1])", "S('s')", "I(2)", "D({1: 2})",
)  # fmt: skip
OBJECTS = ("N('no')", "N('yes')", "Plain()", "Iterable()", "Index()", "Stubborn()")
SYMBOLS = ("+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "@")
METHODS = "add sub mul truediv floordiv mod pow lshift rshift and or xor matmul".split()
PRELUDE = """
import array, collections, datetime, decimal, fractions
class L(list): pass
class S(str): pass
class I(int): pass
class D(dict): pass
class Plain:
    def __repr__(self): return "Plain"
class Iterable(Plain):
    def __iter__(self):
        print("iter", end=" ")
        return iter((7, 8))
class Index(Plain):
    def __index__(self):
        print("index", end=" ")
        return 2
class N:
    def __init__(self, how):
        self.how = how
    def __repr__(self):
        return "N"
    def told(self, name):
        print(name, end=" ")
        return NotImplemented if self.how == "no" else name
""" + "".join(
    f"    def __{side}{name}__(self, other): return self.told('{side}{name}')\n" for name in METHODS for side in ("", "r")
) + """
    def __iter__(self):
        print("iter", end=" ")
        return iter((7,))
class Stubborn(Plain):
""" + "".join(f"    def __i{name}__(self, other): print('i{name}', end=' '); return NotImplemented\n" for name in METHODS)


def tried(left, symbol, right):
    """Source that shows both forms of an operator."""
    return f"""
try: print(repr({left} {symbol} {right}))
except Exception as e: print(type(e).__name__, e)
try:
    a = b = {left}
    a {symbol}= {right}
    print(repr(a), a is b)
except Exception as e: print(type(e).__name__, e)
"""


PARTICULAR = ("+", "*", "%", "|", "-")
"""Whose rules are not those of the others."""


def pairs(symbol):
    values = VALUES if symbol in PARTICULAR else VALUES[::5]
    yield from ((value, thing) for value in values for thing in OBJECTS)
    yield from ((thing, value) for value in values[::2] for thing in OBJECTS)
    yield from ((one, other) for one in OBJECTS for other in OBJECTS)


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_operators_answer_as_cpython_does(symbol):
    chosen = [*pairs(symbol)]
    source = PRELUDE + "".join(tried(left, symbol, right) for left, right in chosen)
    theirs, error = executed(source)
    assert error is None
    run = simulate(source)
    assert run.failure is None
    compared = zip([(pair, form) for pair in chosen for form in (symbol, symbol + "=")], run.output.splitlines(), theirs.splitlines(), strict=True)
    wrong = [f"{pair[0]} {form} {pair[1]}: {mine!r}, CPython {other!r}" for (pair, form), mine, other in compared if mine != other]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    "value, symbol, right",
    [
        ("[]", "+", "[1]"), ("L()", "+", "[1]"), ("[1]", "*", "2"), ("L([1])", "*", "2"), ("collections.deque()", "+", "[1]"), ("Q()", "+", "[1]"),
        ("Q([1])", "*", "2"), ("set()", "|", "{1}"), ("T()", "|", "{1}"), ("T([1, 2])", "-", "{1}"), ("T([1])", "^", "{2}"), ("T([1, 2])", "&", "{1}"),
        ("{}", "|", "{1: 2}"), ("D()", "|", "{1: 2}"), ("collections.OrderedDict()", "|", "{1: 2}"), ("collections.Counter()", "|", "{1: 2}"),
        ("collections.defaultdict(int)", "|", "{1: 2}"), ("array.array('i')", "+", "array.array('i', [1])"), ("array.array('i', [1])", "*", "2"),
        ("bytearray()", "+", "b'a'"), ("B()", "+", "b'a'"), ("B(b'a')", "*", "2"), ("collections.UserList()", "+", "[1]"), ("V()", "+", "[1]"),
    ],
)  # fmt: skip
def test_an_operator_in_place_is_seen_by_the_other_threads(value, symbol, right):
    found = explore(f"""
import array, collections, threading
class L(list): pass
class Q(collections.deque): pass
class T(set): pass
class D(dict): pass
class B(bytearray): pass
class V(collections.UserList): pass
shared = {value}
before = len(shared)
def change():
    mine = shared
    mine {symbol}= {right}
def look():
    global seen
    seen = len(shared)
threads = [threading.Thread(target=work) for work in (change, look)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(seen == before, len(shared) == before)
""")
    assert {outcome.output for outcome in found.outcomes} == {"True False\n", "False False\n"}, found
