# outcomes include: ["{'a': 1} {'a': 1}", "{'a': 2} {'a': 2}"]
# source: dict(m) copies a mapping, whatever its class adds to dict
import threading
from collections import OrderedDict, defaultdict

scores = defaultdict(int, a=1)
places = OrderedDict(a=1)
seen = []


def write():
    scores["a"] += 1
    places["a"] += 1


def read():
    second = dict(places)
    seen.append(dict(scores))
    seen.append(second)


threads = [threading.Thread(target=work) for work in (write, read)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*seen)
