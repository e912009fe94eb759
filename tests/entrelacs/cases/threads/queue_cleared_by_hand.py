# outcomes: ["put"]
# failures: ["deadlock"]
# source: a thread that waits in put() is woken by get(), not by whoever empties the deque
import queue
import threading

jobs = queue.Queue(1)
jobs.put(1)


def clear():
    with jobs.mutex:
        jobs.queue.clear()


thread = threading.Thread(target=clear)
thread.start()
jobs.put(2)
print("put")
thread.join()
