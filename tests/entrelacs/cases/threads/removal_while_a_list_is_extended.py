# outcomes: ["[2, 2]"]
# source: CPython, list.remove and each item that list.extend adds: they hold the lock of the list; only readers do without
import threading

items = [1, 2]
seen = []


def extend():
    items.extend(number for number in (2,))


def remove():
    items.remove(1)


def look():
    seen.append(items[0])


threads = [threading.Thread(target=work) for work in (extend, remove, look)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(items)
