# outcomes: ["[1, 2] [1, 2]"]
# source: Modules/itertoolsmodule.c: over an iterator written in C, an item is asked for at one go; forced runs on CPython
import itertools
import threading

first, second = itertools.tee([1, 2])
taken = [[], []]


def take(iterator, into):
    into.append(next(iterator))
    into.append(next(iterator))


threads = [threading.Thread(target=take, args=pair) for pair in zip((first, second), taken)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*taken)
