# outcomes: ["1 1 1", "1 1 2", "1 2 2", "2 2 2"]
# source: the documentation of types.MappingProxyType: « a dynamic view on the mapping's entries »
import threading
import types

table = {"a": 1}
view = types.MappingProxyType(table)


def write():
    table["a"] = 2


def read():
    global seen
    seen = view["a"], view.get("a"), next(iter(view.values()))


threads = [threading.Thread(target=work) for work in (write, read)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*seen)
