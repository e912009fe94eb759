"""Bounded buffer with three semaphores, in the right order."""
import threading

ITEMS = 2
CAPACITY = 1

mutex = threading.Lock()
items = threading.Semaphore(0)
spaces = threading.Semaphore(CAPACITY)
buffer = []
taken = []


def produce():
    for number in range(ITEMS):
        spaces.acquire()
        with mutex:
            buffer.append(number)
        items.release()


def consume():
    for _ in range(ITEMS):
        items.acquire()
        with mutex:
            taken.append(buffer.pop(0))
        spaces.release()


threads = [threading.Thread(target=produce), threading.Thread(target=consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*taken)
