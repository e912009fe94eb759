# outcomes: ["[<[...]>] [<[...]>]"]
# source: CPython 3.11 to 3.15
"""What is being written is known thread by thread (``Py_ReprEnter``): each thread writes the whole list."""

import threading


class Item:
    def __repr__(self):
        global seen
        seen += 1
        return f"<{items!r}>"


seen = 0
items = [Item()]
texts = []


def work():
    texts.append(repr(items))


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*texts)
