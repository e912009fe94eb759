# outcomes: ["(0, False, 0)", "(0, False, 1)", "(0, True, 0)", "(1, False, 0)", "(1, False, 1)", "(1, True, 0)"]
# source: Lib/threading.py, Barrier._wait: _state = -2, then _count -= 1; broken is one read, n_waiting two
import threading

barrier = threading.Barrier(2)


def wait():
    try:
        barrier.wait(0.001)
    except threading.BrokenBarrierError:
        pass


thread = threading.Thread(target=wait)
thread.start()
print((barrier.n_waiting, barrier.broken, barrier.n_waiting))
