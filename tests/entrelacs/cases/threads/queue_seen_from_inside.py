# outcomes: ["deque([1]) 1 1 True", "deque([]) 1 0 True"]
# source: the attributes of queue.Queue: its deque, its lock, and the number of tasks that are not done
import queue
import threading

jobs = queue.Queue()
jobs.put(1)


def clear():
    with jobs.mutex:
        jobs.queue.clear()


thread = threading.Thread(target=clear)
thread.start()
with jobs.mutex:
    print(jobs.queue, jobs.unfinished_tasks, len(jobs.queue), jobs.mutex.locked())
thread.join()
