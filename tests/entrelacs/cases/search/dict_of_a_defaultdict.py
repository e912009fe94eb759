# outcomes: ["{'a': 1} {'a': 1} {'a': 1}", "{'a': 2} {'a': 1} {'a': 1}"]
# source: dict() of any mapping keeps its keys and values.
import threading
from collections import Counter, OrderedDict, defaultdict

table = defaultdict(int, a=1)


def write():
    table["a"] += 1


def read():
    print(dict(table), dict(Counter("a")), dict(OrderedDict(a=1)))


threads = [threading.Thread(target=work) for work in (write, read)]
for thread in threads:
    thread.start()
