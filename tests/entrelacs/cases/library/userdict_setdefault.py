# outcomes: ["1", "2"]
# source: MutableMapping.setdefault, which UserDict inherits, is written in Python
import threading
from collections import UserDict

stock = UserDict()
found = []


def ask():
    mine = object()
    found.append(stock.setdefault("pear", mine) is mine)


threads = [threading.Thread(target=work) for work in (ask, ask)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(found.count(True))
