"""join() on a queue waits for task_done(), that nobody calls."""
import queue
import threading

jobs = queue.Queue()


def consume():
    jobs.get()


thread = threading.Thread(target=consume)
thread.start()
jobs.put(1)
jobs.join()
print("all done")
