# outcomes: ["2", "3"]
# failures: ["deadlock"]
# source: Lib/queue.py, get: heappop raises once it has taken an item out, which is lost, before not_full.notify(): who waits for room is not told
import queue
import threading

jobs = queue.PriorityQueue(3)
jobs.put(3)
jobs.put(2)
try:
    jobs.put("a")
except TypeError:
    pass
thread = threading.Thread(target=jobs.put, args=(5,))
thread.start()
try:
    jobs.get()
except TypeError:
    pass
print(jobs.qsize())
