# outcomes: ["[1, 2] [1, 2]", "[1, 2, 3] [1, 2, 3]"]
# source: Modules/itertoolsmodule.c: an item is asked for once, and kept for the other iterators; forced runs on CPython
import itertools
import threading

shared = [1, 2]
first, second = itertools.tee(shared)
thread = threading.Thread(target=shared.append, args=(3,))
thread.start()
print(list(first), list(second))
thread.join()
