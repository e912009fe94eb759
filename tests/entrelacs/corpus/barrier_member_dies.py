"""A member dies before the barrier: the others wait for ever."""
import threading

barrier = threading.Barrier(2)


def work(value):
    print(6 // value)
    barrier.wait()


threads = [threading.Thread(target=work, args=(value,)) for value in (0, 2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
