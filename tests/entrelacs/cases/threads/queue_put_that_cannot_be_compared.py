# outcomes: ["1 a refused"]
# failures: ["deadlock"]
# source: Lib/queue.py, put: heappush raises once it has appended, before not_empty.notify(): who waits is not told that an item is there
import queue
import threading

jobs = queue.PriorityQueue()
got = []


def get():
    got.append(str(jobs.get()))


threads = [threading.Thread(target=get) for _ in range(2)]
for thread in threads:
    thread.start()
jobs.put(1)
try:
    jobs.put("a")
except TypeError:
    got.append("refused")
for thread in threads:
    thread.join()
got.sort()
print(*(item for item in got if item != "refused"), "refused")
