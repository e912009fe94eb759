# outcomes: ["1 1", "2 2"]
# source: MutableMapping.setdefault and pop call the methods of the class, which take a lock
import threading
from collections.abc import MutableMapping


class Safe(MutableMapping):
    def __init__(self):
        self.items_ = {}
        self.lock = threading.RLock()

    def __getitem__(self, key):
        with self.lock:
            return self.items_[key]

    def __setitem__(self, key, value):
        with self.lock:
            self.items_[key] = value

    def __delitem__(self, key):
        with self.lock:
            del self.items_[key]

    def __iter__(self):
        return iter(list(self.items_))

    def __len__(self):
        return len(self.items_)


safe = Safe()
first = threading.Lock()
order = []


def add(name):
    with first:
        order.append(safe.setdefault("who", name))
        safe["who"] = 3 - name


threads = [threading.Thread(target=add, args=(name,)) for name in (1, 2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(order[0], safe.pop("who") if len(safe) == 1 else "?")
