# outcomes: ["0", "none"]
# source: the documentation of defaultdict.__missing__: without a factory, KeyError
import threading
from collections import defaultdict

table = defaultdict(int)


def take_away():
    table.default_factory = None


def read():
    global seen
    try:
        seen = table["a"]
    except KeyError:
        seen = "none"


threads = [threading.Thread(target=work) for work in (take_away, read)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(seen)
