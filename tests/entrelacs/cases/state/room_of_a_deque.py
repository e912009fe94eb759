# outcomes: ["[1, 2]", "[2]"]
import threading
from collections import deque

x = 0
items = [1]


def reader():
    seen = x
    last = deque([], maxlen=2 - seen)
    len(items)
    last.extend((1, 2))
    print(list(last))


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
