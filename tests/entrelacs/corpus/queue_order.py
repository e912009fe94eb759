"""One producer, one consumer: the order is kept."""
import queue
import threading

jobs = queue.Queue(maxsize=1)


def produce():
    for number in range(3):
        jobs.put(number)


thread = threading.Thread(target=produce)
thread.start()
print(jobs.get(), jobs.get(), jobs.get())
thread.join()
