# outcomes: ["2 CacheInfo(hits=0, misses=1, maxsize=0, currsize=0)\n1 CacheInfo(hits=0, misses=1, maxsize=0, currsize=0)"]
# source: Modules/_functoolsmodule.c, uncached_lru_cache_wrapper: what keeps nothing makes no key, and asks for no hash
import functools


@functools.lru_cache(maxsize=0)
def size(items):
    return len(items)


@functools.lru_cache(maxsize=-1, typed=True)
def count(items):
    return len(items)


print(size([1, 2]), size.cache_info())
print(count({1: 2}), count.cache_info())
