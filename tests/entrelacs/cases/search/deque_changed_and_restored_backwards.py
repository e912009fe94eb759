# outcomes: ["0", "1", "2", "3"]
# failures: ["RuntimeError: deque mutated during iteration"]
# source: collections.deque: an iterator fails once its deque has changed, even if it has the same items again
import threading
from collections import deque

jobs = deque([1, 2, 3])
late = False


def read():
    seen = 0
    for _ in reversed(jobs):
        if late:
            seen += 1
    print(seen)


def write():
    global late
    jobs.appendleft(4)
    jobs.popleft()
    late = True


threads = [threading.Thread(target=work) for work in (read, write)]
for thread in threads:
    thread.start()
