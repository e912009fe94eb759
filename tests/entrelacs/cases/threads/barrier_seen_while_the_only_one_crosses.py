# outcomes: ["0", "1"]
# source: Lib/threading.py, Barrier.wait: _count += 1, then _state = 1; n_waiting reads them without the lock
import threading

barrier = threading.Barrier(1)
thread = threading.Thread(target=barrier.wait)
thread.start()
print(barrier.n_waiting)
