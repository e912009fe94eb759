# outcomes: ["[0, 1, 2]"]
# source: numbers are compared in C: one step, with the GIL
import heapq
import threading

heap = [2]


def add(priority):
    heapq.heappush(heap, priority)


threads = [threading.Thread(target=add, args=(priority,)) for priority in (0, 1)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(heap))
