"""list.append loses nothing; only the order varies."""
import threading

items = []


def add(value):
    items.append(value)


threads = [threading.Thread(target=add, args=(i,)) for i in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*items)
