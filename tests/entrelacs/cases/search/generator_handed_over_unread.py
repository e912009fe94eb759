# outcomes: ["True True False [1, 2] 3 [2, 1]"]
# source: CPython's documentation of each function: these look at the generator itself, and ask it for nothing.
import operator
from functools import partial


def give():
    yield 1
    yield 2


it = give()
seen = bool(it), operator.is_(it, it), callable(it)
kept = dict(key=it)["key"], partial(print, it).args[0]
print(*seen, list(kept[1]) + list(kept[0]), sum(give()), sorted(give(), reverse=True))
