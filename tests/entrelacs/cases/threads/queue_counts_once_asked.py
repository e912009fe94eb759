# outcomes: ["joined", "joined too many times"]
# source: queue.Queue.task_done(): ValueError when called more times than there were items, and join() waits for as many
import queue
import threading

jobs = queue.Queue()
late = []


def eat():
    jobs.get()
    jobs.task_done()
    try:
        jobs.task_done()
    except ValueError:
        late.append("too many times")


thread = threading.Thread(target=eat)
thread.start()
jobs.put(1)
jobs.join()
print("joined", *late)
