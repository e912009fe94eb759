"""get_nowait() tests and takes in one step."""
import queue
import threading

jobs = queue.Queue()
jobs.put("only one")
taken = []


def consume():
    try:
        taken.append(jobs.get_nowait())
    except queue.Empty:
        pass


threads = [threading.Thread(target=consume) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(taken))
