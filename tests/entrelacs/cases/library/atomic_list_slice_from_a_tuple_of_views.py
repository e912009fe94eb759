# outcomes include: ["['a', 'b']"]
# failures: ["RuntimeError: dictionary changed size during iteration"]
# source: Thread Safety Guarantees, list: in l[i:j] = iterable, the iterable is only locked when it is a list
import threading

keys = {"a": 1, "b": 2}
names = []


def change():
    keys["c"] = 3


def add():
    names[:] = keys.keys()
    print(names[:2])


threads = [threading.Thread(target=work) for work in (change, add)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
