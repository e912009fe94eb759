# outcomes: ["None 0", "module 1"]
import threading

x = 0
items = [1]
class Refused(Exception):
    __slots__ = ("code",)


def reader():
    seen = x
    error, other = ImportError("no", name="module" if seen else None), Refused()
    other.code = seen
    len(items)
    print(error.name, other.code)


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
