# outcomes: ["Counter({2: 2, 1: 1})", "Counter({2: 2})", "KeyError", "RuntimeError"]
# source: Lib/collections/__init__.py of CPython 3.11, Counter.update: of a mapping, its values are the counts; forced runs on CPython
import collections
import threading

scores = collections.UserDict({1: 1, 2: 2})
told = []


def count():
    try:
        told.append(collections.Counter(scores))
    except (KeyError, RuntimeError) as error:
        told.append(type(error).__name__)


thread = threading.Thread(target=count)
thread.start()
del scores[1]
thread.join()
print(*told)
