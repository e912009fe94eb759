# outcomes: ["[False]", "[True]", "['KeyError']", "['RuntimeError']"]
# source: Mapping.__eq__ in Lib/_collections_abc.py, dict(self.items()): a view written in Python; forced runs on CPython
import collections
import threading

shared = collections.UserDict({1: 1, 2: 2})
told = []


def compare():
    try:
        told.append(shared == {1: 1, 2: 2})
    except (KeyError, RuntimeError) as error:
        told.append(type(error).__name__)


thread = threading.Thread(target=compare)
thread.start()
del shared[1]
thread.join()
print(told)
