# outcomes: ["0", "1", "2", "3"]
# failures: ["RuntimeError: OrderedDict mutated during iteration"]
# source: CPython's OrderedDict: an iterator fails once the order has changed, even if it is the same again
import threading
from collections import OrderedDict

table = OrderedDict(a=1, b=2, c=3)
late = False


def read():
    seen = 0
    for _ in table:
        if late:
            seen += 1
    print(seen)


def write():
    global late
    table.move_to_end("a")
    table.move_to_end("a", last=False)
    late = True


threads = [threading.Thread(target=work) for work in (read, write)]
for thread in threads:
    thread.start()
