"""empty() says nothing of the next get()."""
import queue
import threading

jobs = queue.Queue()
jobs.put("only one")
taken = []


def consume():
    if not jobs.empty():
        taken.append(jobs.get())


threads = [threading.Thread(target=consume) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(taken))
