# outcomes: ["0", "1"]
import threading
from collections import defaultdict

x = 0
items = [1]
class Counts(defaultdict): pass


def reader():
    seen = x
    counts = Counts(lambda value=seen: value)
    len(items)
    print(counts[1])


def writer():
    global x
    items.append(2)
    x = 1
    x = 0


threads = [threading.Thread(target=work) for work in (reader, writer)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
