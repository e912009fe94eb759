"""A lock wrapped by contextlib.contextmanager protects as well."""
import contextlib
import threading

lock = threading.Lock()
counter = 0


@contextlib.contextmanager
def exclusive():
    lock.acquire()
    try:
        yield
    finally:
        lock.release()


def work():
    global counter
    with exclusive():
        counter += 1


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter)
