# outcomes: ["key a\nkey b\nget a\nget b\nkey a\nkey b\nget a\nget b\nkey a\nkey b\nget a\nget b\n{'a': 1, 'b': 1} {'a': 1, 'b': 1} {'a': 1, 'b': 1}\nkey a\nkey b\nget a\nget b\n{'a': 1, 'b': 1}\nkey a\nkey b\nget a\nget b\nkey a\nkey b\nget a\nget b\n{'a': 1, 'b': 1}\nkey a\nget a\nkey b\nget b\nkey a\nget a\nkey b\nget b\nTrue\n{'xy': 1, 'zt': 2} {'xy': 1, 'zt': 2} {'xy': 1, 'zt': 2}\n{'xy': 1, 'zt': 2}\n{'xy': 1, 'zt': 2}\nTrue\nkey a\nkey b\ntwice"]
# source: CPython 3.11 to 3.15
"""A mapping of the program is added to a dictionary key by key, as CPython asks it: all its keys first."""

import collections
import collections.abc


class Keyed:
    def keys(self):
        for key in "ab":
            print("key", key)
            yield key

    def __getitem__(self, key):
        print("get", key)
        return 1


class Table(collections.abc.Mapping):
    def __getitem__(self, key):
        return {"xy": 1, "zt": 2}[key]

    def __iter__(self):
        return iter(["xy", "zt"])

    def __len__(self):
        return 2


def named(**keywords):
    return keywords


for make in (Keyed, Table):
    print({**make()}, named(**make()), dict(make()))
    content = {}
    content.update(make())
    print(content)
    content |= make()
    content.__ior__(make())
    print(content)
    ordered = collections.OrderedDict(make())
    ordered.update(make())
    print(ordered == content)
try:
    named(a=2, **Keyed())
except TypeError:
    print("twice")
