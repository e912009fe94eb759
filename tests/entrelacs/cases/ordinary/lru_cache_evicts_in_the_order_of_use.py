# outcomes: ["a", "b"]
# source: counted by hand: two threads use one of two places each, then a third value takes the older one
import functools
import threading

computed = []


@functools.lru_cache(maxsize=2)
def value(name):
    computed.append(name)


value("a")
value("b")
threads = [threading.Thread(target=value, args=(name,)) for name in ("b", "a")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
value("c")
computed.clear()
value("a")
print(*computed or "b")
