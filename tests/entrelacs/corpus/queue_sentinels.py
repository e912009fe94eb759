"""One sentinel per consumer."""
import queue
import threading

jobs = queue.Queue()
taken = []


def consume():
    while True:
        item = jobs.get()
        if item is None:
            return
        taken.append(item)


threads = [threading.Thread(target=consume) for _ in range(2)]
for thread in threads:
    thread.start()
jobs.put(1)
jobs.put(None)
jobs.put(None)
for thread in threads:
    thread.join()
print(*taken)
