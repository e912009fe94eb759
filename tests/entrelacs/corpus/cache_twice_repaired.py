"""The look-up and the computation under one lock."""
import threading

cache = {}
calls = []
lock = threading.Lock()


def square(x):
    calls.append(x)
    return x * x


def lookup(x):
    with lock:
        if x not in cache:
            cache[x] = square(x)
        return cache[x]


threads = [threading.Thread(target=lookup, args=(3,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(cache[3], len(calls))
