# outcomes: ["0", "7"]
import threading
from functools import cache

x = 0
items = [1]


def reader():
    seen = x
    box = [0]
    look = cache(lambda key: box.pop() if box else 7)
    if not seen:
        look(1)
    box.clear()
    len(items)
    print(look(1))


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
