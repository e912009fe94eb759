"""A wait-for cycle of three threads, none of two."""
import threading

locks = [threading.Lock() for _ in range(3)]


def take(first, second):
    with locks[first]:
        with locks[second]:
            pass


threads = [threading.Thread(target=take, args=(i, (i + 1) % 3)) for i in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("done")
