"""join() comes back when every item has been declared done."""
import queue
import threading

jobs = queue.Queue(maxsize=1)
done = []


def consume():
    while True:
        item = jobs.get()
        done.append(item)
        jobs.task_done()


threading.Thread(target=consume, daemon=True).start()
for item in (1, 2):
    jobs.put(item)
jobs.join()
print(*done)
