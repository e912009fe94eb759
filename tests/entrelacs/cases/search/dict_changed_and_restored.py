# outcomes include: ["[1, 2, 3]", "[1, 3, 2]"]
# failures: ["RuntimeError: dictionary changed size during iteration", "RuntimeError: dictionary keys changed during iteration"]
# source: CPython's dict: an iterator goes on when the size is the same again, and reads the entries where they then are
import threading

table = {1: 1, 2: 2, 3: 3}


def read():
    print([key for key in table])


def write():
    del table[2]
    table[2] = 2


threads = [threading.Thread(target=work) for work in (read, write)]
for thread in threads:
    thread.start()
