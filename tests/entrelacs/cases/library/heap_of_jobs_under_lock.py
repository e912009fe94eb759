# outcomes: ["[0, 1]"]
# source: heapq calls __lt__ of the items
import heapq
import threading


class Job:
    def __init__(self, priority):
        self.priority = priority

    def __lt__(self, other):
        return self.priority < other.priority


heap = []
lock = threading.Lock()


def add(priority):
    with lock:
        heapq.heappush(heap, Job(priority))


threads = [threading.Thread(target=add, args=(priority,)) for priority in (1, 0)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print([heapq.heappop(heap).priority for _ in range(2)])
