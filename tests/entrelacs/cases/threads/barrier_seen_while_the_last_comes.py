# outcomes: ["0", "1", "2"]
# source: Lib/threading.py, Barrier.wait: _count += 1, then _state = 1; n_waiting reads them without the lock
import threading

barrier = threading.Barrier(2)
threads = [threading.Thread(target=barrier.wait) for _ in range(2)]
for thread in threads:
    thread.start()
print(barrier.n_waiting)
