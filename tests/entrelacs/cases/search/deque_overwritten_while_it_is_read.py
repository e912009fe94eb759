# outcomes: ["[4]", "[1, 2]", "[1, 5]", "[4, 2]", "[4, 5]"]
# failures: ["RuntimeError: deque mutated during iteration"]
# source: CPython's deque: an item overwritten, reverse() and rotate(0) leave its iterators alone; remove() then append() do not
import threading
from collections import deque

jobs = deque([1, 2])


def read():
    print([job for job in jobs])


def write():
    jobs[0] = 4
    jobs[1] = 5
    jobs.rotate(0)
    jobs.remove(5)
    jobs.append(5)


threads = [threading.Thread(target=work) for work in (read, write)]
for thread in threads:
    thread.start()
