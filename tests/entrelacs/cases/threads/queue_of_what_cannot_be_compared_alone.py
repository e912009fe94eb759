# outcomes: ["4 ['lost', 'lost', 'a', 3] too many"]
# source: Lib/queue.py and heapq: what cannot be compared stays in the heap without being counted among the tasks; an item whose get() fails is lost
import queue

jobs = queue.PriorityQueue()
jobs.put(1)
jobs.put(2)
jobs.put(3)
try:
    jobs.put("a")
except TypeError:
    pass
size = jobs.qsize()
got = []
while not jobs.empty():
    try:
        got.append(jobs.get())
    except TypeError:
        got.append("lost")
try:
    for _ in range(4):
        jobs.task_done()
except ValueError:
    print(size, got, "too many")
