# outcomes: ["0 0", "0 1", "0 2", "1 0", "1 1", "1 2", "2 0", "2 1", "2 2"]
# source: Lib/threading.py, n_waiting: _state is read, then _count, without the lock: what is read may already be over
import threading

barrier = threading.Barrier(2)
threads = [threading.Thread(target=barrier.wait) for _ in range(2)]
for thread in threads:
    thread.start()
print(barrier.n_waiting, barrier.n_waiting)
