# refused: 14, "coulisses"

import functools


def f():
    return 1


def g():
    return 2


functools.update_wrapper(f, g, assigned=('__code__',), updated=())
print(f())
