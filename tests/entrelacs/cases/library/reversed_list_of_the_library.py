# outcomes: ["IndexError", "[3, 2, 1]", "[3, 2, 2]", "[3, 2]", "[3, 3, 2]", "[4, 3, 2]"]
# source: Sequence.__reversed__ in Lib/_collections_abc.py, a generator that reads one item after the other; forced runs on CPython
import collections
import threading

shared = collections.UserList([1, 2, 3])
told = []


def read():
    try:
        told.append(list(reversed(shared)))
    except IndexError:
        told.append("IndexError")


thread = threading.Thread(target=read)
thread.start()
shared.pop(0)
shared.append(4)
thread.join()
print(*told)
