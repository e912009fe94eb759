"""The functions that make an iterator ask for those of their iterables at once, as CPython's do, and read them as they go."""

import itertools

import pytest

from entrelacs import simulate
from tests.entrelacs.attack.oracles import executed

MAKERS = [
    "enumerate({0})", "enumerate({0}, 5)", "zip({0})", "zip({0}, {0})", "zip({0}, range(9))", "zip('ab', {0}, strict=True)", "zip({0}, 'abc', strict=True)",
    "zip({0}, {0}, 'abcd', strict=True)", "map(str, {0})", "map(max, {0}, {0})", "filter(None, {0})", "filter(key, {0})", "itertools.islice({0}, 1)",
    "itertools.islice({0}, 1, None)", "itertools.islice({0}, 2, 1)", "itertools.takewhile(key, {0})", "itertools.dropwhile(key, {0})",
    "itertools.filterfalse(key, {0})", "itertools.starmap(pair, zip({0}, {0}))", "itertools.accumulate({0})", "itertools.accumulate({0}, max)",
    "itertools.accumulate({0}, max, initial=4)", "itertools.pairwise({0})", "itertools.zip_longest({0}, 'abcde')", "itertools.compress({0}, [1, 0, 1])",
    "itertools.compress('abc', {0})", "((k, list(g)) for k, g in itertools.groupby({0}))", "((k, list(g)) for k, g in itertools.groupby({0}, key))", "itertools.islice(itertools.cycle({0}), 5)",
    "itertools.chain({0})", "itertools.chain('a', {0})", "itertools.chain.from_iterable([{0}])", "itertools.tee({0})[1]", "iter({0})",
    *(["itertools.batched({0}, 2)"] if hasattr(itertools, "batched") else []),
]  # fmt: skip
ITERABLES = ("[1, 2]", "{1: 2, 3: 4}", "{1, 2}", "collections.deque([1, 2])", "Told()", "walk()", "3", "None")
CHANGES = ("pass", "c.clear()", "c.pop()", "c[9] = 9", "c.add(9)", "c.append(9)")
PRELUDE = """
import collections, itertools
def key(value):
    print("key", value, end=" ")
    return value
def pair(one, other):
    return one, other
class Told:
    def __iter__(self):
        print("iter", end=" ")
        return iter([7, 8])
def walk():
    print("walk", end=" ")
    yield 7
    yield 8
"""


@pytest.mark.parametrize("maker", MAKERS)
def test_an_iterator_is_asked_for_when_cpython_asks(maker):
    source = PRELUDE
    for iterable in ITERABLES:
        for change in CHANGES:
            source += f"try:\n    c = {iterable}\n    i = {maker.format('c')}\n    print('made', end=' ')\n    try: {change}\n    except (AttributeError, TypeError, IndexError): pass\n"
            source += "    print(list(i))\nexcept Exception as e: print(type(e).__name__, e)\n"
    theirs, error = executed(source)
    assert error is None
    run = simulate(source)
    assert run.failure is None
    assert run.output.splitlines() == theirs.splitlines()
