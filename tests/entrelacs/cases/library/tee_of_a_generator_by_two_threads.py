# outcomes: ["[1, 2] [1, 2]", "[1, 2] [1, 'busy']", "[1, 2] ['busy']", "[1, 'busy'] [1, 2]", "['busy'] [1, 2]"]
# source: teedataobject_getitem in Modules/itertoolsmodule.c: "cannot re-enter the tee iterator"; forced runs on CPython
import itertools
import threading


def numbers():
    yield 1
    yield 2


first, second = itertools.tee(numbers())
taken = [[], []]


def take(iterator, into):
    try:
        into.append(next(iterator))
        into.append(next(iterator))
    except RuntimeError:
        into.append("busy")


threads = [threading.Thread(target=take, args=pair) for pair in zip((first, second), taken)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*taken)
