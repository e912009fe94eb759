# outcomes include: ["[0] 2", "[0] 1", "[1] 2", "[2] 2", "[] 2", "[] 0"]
# source: Lib/threading.py, Barrier: the state that one thread reads may have changed before the count that another still sees
import threading

barrier = threading.Barrier(2)
seen = []


def look():
    seen.append(barrier.n_waiting)


threads = [threading.Thread(target=target) for target in (barrier.wait, barrier.wait, look)]
for thread in threads:
    thread.start()
before = list(seen)
print(before, barrier.n_waiting)
