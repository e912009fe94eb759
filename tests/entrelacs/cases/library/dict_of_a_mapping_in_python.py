# outcomes: ["[{1: 1, 2: 2}]", "[{2: 2}]", "['KeyError']", "['RuntimeError']"]
# source: dict_merge in Objects/dictobject.c: the keys of a mapping first, then the item of each, and both are code in Python here; forced runs on CPython
import collections
import threading

shared = collections.UserDict({1: 1, 2: 2})
told = []


def copy():
    try:
        told.append(dict(shared))
    except (KeyError, RuntimeError) as error:
        told.append(type(error).__name__)


thread = threading.Thread(target=copy)
thread.start()
del shared[1]
thread.join()
print(told)
