# outcomes: ["(True, True, True, False)\n(<class 'zip'>, <class 'map'>, 'zip', 'map', <class 'itertools.chain'>, 'groupby')\n'zip' object is not subscriptable\nobject of type 'map' has no len()\nunsupported operand type(s) for +: 'enumerate' and 'int'\n'filter' object is not callable\n'itertools.chain' object has no attribute 'nothing'\n'itertools.islice' object is not subscriptable\nobject of type 'itertools.accumulate' has no len()\n'map' object has no attribute 'send'\nFalse\n((1, 'a'), (2, 'b'), 'end', True, True)\n([8], [1, 2])\n[[('a',)], [(0, 'a')]]\n2\nmap\nend None\n[(1,)]"]
# source: CPython 3.11 to 3.15
"""What CPython writes in C is no generator: its type, what it lacks, and the name that messages give it."""

import collections.abc
import itertools


def tell(what):
    try:
        print(what())
    except (AttributeError, TypeError) as problem:
        print(problem)


pairs = zip([1, 2], "ab")
tell(lambda: (type(pairs) is zip, isinstance(pairs, zip), isinstance(pairs, collections.abc.Iterator), isinstance(pairs, collections.abc.Generator)))
tell(lambda: (zip, map, type(pairs).__name__, type(map(str, "a")).__name__, itertools.chain, type(itertools.groupby("")).__name__))
tell(lambda: pairs[0])
tell(lambda: len(map(str, [1])))
tell(lambda: enumerate([1]) + 1)
tell(lambda: filter(None, [1])())
tell(lambda: itertools.chain([1]).nothing)
tell(lambda: itertools.islice([1], 1)[0])
tell(lambda: len(itertools.accumulate([1])))
tell(lambda: map(str, [1]).send(None))
tell(lambda: hasattr(pairs, "close"))
tell(lambda: (next(pairs), pairs.__next__(), next(pairs, "end"), iter(pairs) is pairs, bool(pairs)))
tell(lambda: (list(map(pow, [2], [3])), list(itertools.chain.from_iterable([[1], [2]]))))
tell(lambda: [list(make(["a"])) for make in (zip, enumerate)])
tell(lambda: {zip: 1, map: 2}[type(map(str, []))])
match map(str, []):
    case zip():
        print("zip")
    case map():
        print("map")


def delegating():
    print("end", (yield from zip([1])))


print(list(delegating()))
