# outcomes: ["set: asked []\nTypeError\nfrozenset: asked []\nTypeError\nstar: asked []\nTypeError\nhashes: asked item 1\nhash 1\nasked item 2\nhash 2\n2\nunion: asked []\nTypeError\ndifference: asked []\nTypeError\nissubset: asked []\nTypeError\nisdisjoint: asked 2\nasked 1\nFalse\nissuperset: asked 1\nasked 2\nFalse\nintersection: asked 1\nasked 1\n{1}\ndict: asked 1\nTypeError\ndict: asked (1, 2, 3)\nValueError\nupdate: asked (1, 2)\nasked (1, 2, 3)\nValueError\nior: asked 1\nTypeError\ndefaultdict: asked 1\nTypeError\nfromkeys: asked []\nTypeError\nbytes: asked 300\nValueError\nbytearray: asked a\nTypeError\narray: asked a\nTypeError\nmax: asked 1\nasked a\nTypeError\nmin: asked 1\nasked a\nTypeError\nnlargest: asked 1\nasked a\nTypeError\nprod: asked 2\nasked None\nTypeError\nfsum: asked 1\nasked a\nTypeError\ncontains: asked 1\nTrue\nindexOf: asked 1\n0\njoin: asked 1\nasked 2\nTypeError\nset: asked []\nTypeError\nfrozenset: asked []\nTypeError\nstar: asked []\nTypeError\nhashes: asked item 1\nhash 1\nasked item 2\nhash 2\n2\nunion: asked []\nTypeError\ndifference: asked []\nTypeError\nissubset: asked []\nTypeError\nisdisjoint: asked 2\nasked 1\nFalse\nissuperset: asked 1\nasked 2\nFalse\nintersection: asked 1\nasked 1\n{1}\ndict: asked 1\nTypeError\ndict: asked (1, 2, 3)\nValueError\nupdate: asked (1, 2)\nasked (1, 2, 3)\nValueError\nior: asked 1\nTypeError\ndefaultdict: asked 1\nTypeError\nfromkeys: asked []\nTypeError\nbytes: asked 300\nValueError\nbytearray: asked a\nTypeError\narray: asked a\nTypeError\nmax: asked 1\nasked a\nTypeError\nmin: asked 1\nasked a\nTypeError\nnlargest: asked 1\nasked a\nTypeError\nprod: asked 2\nasked None\nTypeError\nfsum: asked 1\nasked a\nTypeError\ncontains: asked 1\nTrue\nindexOf: asked 1\n0\njoin: asked 1\nasked 2\nTypeError\nset: asked 0\nTypeError\nfrozenset: asked 0\nTypeError\nstar: asked 0\nTypeError\nhashes: asked 0\nhash 1\nasked 1\nhash 2\nasked 2\n2\nunion: asked 0\nTypeError\ndifference: asked 0\nTypeError\nissubset: asked 0\nTypeError\nisdisjoint: asked 0\nasked 1\nFalse\nissuperset: asked 0\nasked 1\nFalse\nintersection: asked 0\nasked 0\n{1}\ndict: asked 0\nTypeError\ndict: asked 0\nValueError\nupdate: asked 0\nasked 1\nValueError\nior: asked 0\nTypeError\ndefaultdict: asked 0\nTypeError\nfromkeys: asked 0\nTypeError\nbytes: asked 0\nValueError\nbytearray: asked 0\nTypeError\narray: asked 0\nTypeError\nmax: asked 0\nasked 1\nTypeError\nmin: asked 0\nasked 1\nTypeError\nnlargest: asked 0\nasked 1\nTypeError\nprod: asked 0\nasked 1\nTypeError\nfsum: asked 0\nasked 1\nTypeError\ncontains: asked 0\nTrue\nindexOf: asked 0\n0\njoin: asked 0\nasked 1\nasked 2\nTypeError"]
# source: CPython 3.11 to 3.15
"""C code asks an iterator of the program for no more than it needs: it stops at what it cannot take, or once it knows."""

import array
import collections
import heapq
import math
import operator


class Hashed:
    def __init__(self, number):
        self.number = number

    def __repr__(self):
        return f"item {self.number}"

    def __hash__(self):
        print("hash", self.number)
        return self.number


def generator(*items):
    for item in items:
        print("asked", item)
        yield item


class Iterator:
    def __init__(self, *items):
        self.waiting = list(items)

    def __iter__(self):
        return self

    def __next__(self):
        if not self.waiting:
            raise StopIteration
        print("asked", self.waiting[0])
        return self.waiting.pop(0)


class Sequence:
    def __init__(self, *items):
        self.content = items

    def __getitem__(self, index):
        print("asked", index)
        return self.content[index]


def reach(text, use):
    print(text, end=": ")
    try:
        print(use())
    except (TypeError, ValueError) as problem:
        print(type(problem).__name__)


for make in (generator, Iterator, Sequence):
    reach("set", lambda: set(make([], 1)))
    reach("frozenset", lambda: frozenset(make([], 1)))
    reach("star", lambda: {*make([], 1)})
    reach("hashes", lambda: len(set(make(Hashed(1), Hashed(2)))))
    reach("union", lambda: set().union(make([], 1), make(3)))
    reach("difference", lambda: {1}.difference_update(make([], 1), make(3)))
    reach("issubset", lambda: {1}.issubset(make([], 1)))
    reach("isdisjoint", lambda: {1}.isdisjoint(make(2, 1, 3)))
    reach("issuperset", lambda: {1}.issuperset(make(1, 2, 3)))
    reach("intersection", lambda: {1}.intersection(make(1, 2, 3), make(1, 4)))
    reach("dict", lambda: dict(make(1, 2)))
    reach("dict", lambda: dict(make((1, 2, 3), (1, 2))))
    reach("update", lambda: {}.update(make((1, 2), (1, 2, 3), (1, 2))))
    reach("ior", lambda: {}.__ior__(make(1, 2)))
    reach("defaultdict", lambda: collections.defaultdict(int, make(1, 2)))
    reach("fromkeys", lambda: dict.fromkeys(make([], 1)))
    reach("bytes", lambda: bytes(make(300, 1)))
    reach("bytearray", lambda: bytearray().extend(make("a", 1)))
    reach("array", lambda: array.array("i", make("a", 1)))
    reach("max", lambda: max(make(1, "a", 2)))
    reach("min", lambda: min(make(1, "a", 2)))
    reach("nlargest", lambda: heapq.nlargest(1, make(1, "a", 2)))
    reach("prod", lambda: math.prod(make(2, None, 2)))
    reach("fsum", lambda: math.fsum(make(1, "a", 2)))
    reach("contains", lambda: operator.contains(make(1, 2), 1))
    reach("indexOf", lambda: operator.indexOf(make(1, 2), 1))
    reach("join", lambda: "".join(make(1, 2)))
