# outcomes: ["0 0", "1 1"]
import threading
from collections import namedtuple

x = 0
items = [1]
Account = type("Account", (), {})
Point = namedtuple("Point", "x y")


def reader():
    seen = x
    account, point, Local = Account(), Point(seen, 0), type("Local", (), {"field": seen})
    len(items)
    print(Local.field, point.x)


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
