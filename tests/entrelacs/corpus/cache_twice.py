"""A cache filled without a lock computes the same value twice."""
import threading

cache = {}
calls = []


def square(x):
    calls.append(x)
    return x * x


def lookup(x):
    if x not in cache:
        cache[x] = square(x)
    return cache[x]


threads = [threading.Thread(target=lookup, args=(3,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(cache[3], len(calls))
