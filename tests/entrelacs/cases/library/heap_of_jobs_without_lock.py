# outcomes include: ["[0, 1, 2]"]
# failures: ["RuntimeError: list changed size during iteration"]
# source: CPython's heapq checks the size after each comparison, which may run the program
import heapq
import threading
from dataclasses import dataclass


@dataclass(order=True)
class Job:
    priority: int


heap = [Job(2)]


def add(priority):
    heapq.heappush(heap, Job(priority))


threads = [threading.Thread(target=add, args=(priority,)) for priority in (0, 1)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(job.priority for job in heap))
