# outcomes: ["[<[...]>]\n[[<[...]>], <[...]>]\n(<(...)>,)\n{1: <{...}>}\n{<{...}>: 1}\n{<set(...)>}\nfrozenset({<frozenset(...)>})\ndeque([<[...]>])\ndeque([<[...]>], maxlen=2)\ndefaultdict(None, {'a': <defaultdict(None, {...})>})\n[<[...]>]\nChainMap({1: <...>})\nnamespace(a=<namespace(...)>)\n[<[...]>]\nRecord(a=<...>)\n[<[]>]\n{1: <{...}>}\n{<set(...)>}\ndeque([<[...]>])\n[1, [...]] ([1, [...]],) {1: [1, [...]]} [1, [...]] [1, [...]] [1, [...]] [1, [...]]\ndeque([1, [...]])\nNamed[1, Named[...]]\nRecord(a=[...]) [Record(a=[...])]\n[[...], [...], [...]]"]
# source: CPython 3.11 to 3.15
"""A container met again while it is written is written in short, even through a ``__repr__`` of the program."""

import collections
import dataclasses
import types


class Item:
    def __init__(self):
        self.owner = None

    def __repr__(self):
        return f"<{self.owner!r}>"


class Emptying(Item):
    def __repr__(self):
        self.owner.clear()
        return f"<{self.owner!r}>"


class Plain(list):
    pass


class Named(list):
    def __repr__(self):
        return "Named" + super().__repr__()


@dataclasses.dataclass
class Record:
    a: object


def show(make, kind=Item):
    item = kind()
    item.owner = make(item)
    print(item.owner)


for make in (
    lambda item: [item],
    lambda item: [[item], item],
    lambda item: (item,),
    lambda item: {1: item},
    lambda item: {item: 1},
    lambda item: {item},
    lambda item: frozenset([item]),
    lambda item: collections.deque([item]),
    lambda item: collections.deque([item], maxlen=2),
    lambda item: collections.defaultdict(None, a=item),
    lambda item: collections.UserList([item]),
    lambda item: collections.ChainMap({1: item}),
    lambda item: types.SimpleNamespace(a=item),
    lambda item: Plain([item]),
    Record,
):
    show(make)
for make in (lambda item: [item], lambda item: {1: item}, lambda item: {item}, lambda item: collections.deque([item])):
    show(make, Emptying)
loop = [1]
loop.append(loop)
print(loop, (loop,), {1: loop}, f"{loop}", "%s" % (loop,), str(loop), "{}".format(loop))
ring = collections.deque([1])
ring.append(ring)
print(ring)
named = Named([1])
named.append(named)
print(named)
record = Record([])
record.a.append(record)
print(record, record.a)
wide = []
wide += [wide, wide, wide]
print(wide)
