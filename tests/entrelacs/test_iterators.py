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


CONSUMERS = [
    "list(c)", "tuple(c)", "sorted(set(c))", "sorted(frozenset(c))", "dict.fromkeys(c)", "dict([c])", "dict(zip(c, 'ab'))", "[*c]", "collections.deque(c)",
    "collections.deque(c, 1)", "collections.Counter(c)", "collections.OrderedDict.fromkeys(c)", "collections.UserList(c)", "N._make(c)", "sum(c)",
    "max(c)", "any(c)", "bytes(c)", "bytearray(c)", "array.array('i', c)", "int.from_bytes(c, 'big')", "b''.join(c)", "' '.join(c)", "' '.join(map(str, c))",
    "66 in c", "heapq.nlargest(1, c)", "heapq.nsmallest(1, c)", "list(heapq.merge(c, [3]))", "math.prod(c)", "math.fsum(c)", "statistics.fmean(c)",
    "statistics.median(c)", "functools.reduce(max, c)", "operator.countOf(c, 66)", "operator.indexOf(c, 66)", "operator.contains(c, 66)", "{66}.issuperset(c)",
    "{66}.isdisjoint(c)", "sorted({66}.symmetric_difference(c))", "list(itertools.product(c, [1]))", "list(itertools.permutations(c, 2))",
    "list(itertools.chain.from_iterable([c, c]))", "[list(x) for x in itertools.tee(c)]", "list(itertools.groupby(c))[0][0]", "type(c).__name__",
]  # fmt: skip


@pytest.mark.parametrize("consumer", CONSUMERS)
@pytest.mark.parametrize("maker", ["iter([10, 65, 1, 66, 67].pop, 1)", "walk_far()"])
def test_c_code_is_given_the_items_that_the_program_makes(consumer, maker):
    """Not what makes them, for ever: an iterator of the model is none of C's."""
    source = "import array, collections, functools, heapq, itertools, math, operator, statistics\nN = collections.namedtuple('N', 'x y')\n"
    source += "def walk_far():\n    yield 67\n    yield 66\n"
    source += f"c = {maker}\ntry:\n    print({consumer})\nexcept Exception as e:\n    print(type(e).__name__, e)\n"
    theirs, error = executed(source)
    assert error is None
    run = simulate(source)
    assert run.failure is None and run.output == theirs
