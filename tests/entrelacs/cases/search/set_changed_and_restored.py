# outcomes include: ["[1, 2, 3]"]
# failures: ["RuntimeError: Set changed size during iteration"]
# source: CPython's set: an iterator goes on when the size is the same again
import threading

some = {1, 2, 3}


def read():
    print([item for item in some])


def write():
    some.discard(2)
    some.add(2)


threads = [threading.Thread(target=work) for work in (read, write)]
for thread in threads:
    thread.start()
