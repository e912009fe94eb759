# outcomes: ["['KeyError']", "[{2: 2, 1: 1}]", "[{2: 2}]"]
# source: the same as for a UserDict, whose items are looked for in several dictionaries; forced runs on CPython
import collections
import threading

shared = collections.ChainMap({1: 1}, {2: 2})
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
