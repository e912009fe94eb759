"""The failing member breaks the barrier: the other one learns of it."""
import threading

barrier = threading.Barrier(2)


def work(value):
    try:
        result = 6 // value
    except ZeroDivisionError:
        barrier.abort()
        return
    try:
        barrier.wait()
        print("passed", result)
    except threading.BrokenBarrierError:
        print("broken", result)


threads = [threading.Thread(target=work, args=(value,)) for value in (0, 2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
