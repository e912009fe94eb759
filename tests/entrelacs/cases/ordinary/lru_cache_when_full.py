# outcomes: ["computes 1\ncomputes 2\ncomputes 1\n1 4 1 CacheInfo(hits=1, misses=3, maxsize=1, currsize=1)\ntyped 1\ntyped 1.0\none 1\none 1.0\n0"]
# source: https://docs.python.org/3/library/functools.html#functools.lru_cache
import functools


@functools.lru_cache(maxsize=1)
def square(number):
    print("computes", number)
    return number * number


print(square(1), square(2), square(1), end=" ")
square(1)
print(square.cache_info())


@functools.lru_cache(typed=True)
def typed(number):
    print("typed", number)
    return number


typed(1), typed(1.0), typed(1)


@functools.cache
def one(value):
    print("one", value)
    return value


one(1), one(1.0), one(True), one(1)
one.cache_clear()
print(one.cache_info().currsize)
