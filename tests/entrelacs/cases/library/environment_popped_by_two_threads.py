# outcomes: ["1 KeyError", "1 nothing"]
# source: os.environ inherits MutableMapping.pop (Lib/_collections_abc.py): the value is read, then deleted: KeyError in spite of the default; forced runs on CPython
import os
import threading

os.environ["X"] = "1"
found = []


def take():
    try:
        found.append(os.environ.pop("X", "nothing"))
    except KeyError:
        found.append("KeyError")


threads = [threading.Thread(target=take) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*sorted(found))
