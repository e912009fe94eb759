"""Two Conditions on one lock: each notify() reaches the side that waits for it."""
import threading

PRODUCERS = 2
CONSUMERS = 2
CAPACITY = 1
ITEMS = 1

lock = threading.Lock()
not_full = threading.Condition(lock)
not_empty = threading.Condition(lock)
buffer = []
taken = []


def produce():
    for _ in range(ITEMS):
        with not_full:
            while len(buffer) == CAPACITY:
                not_full.wait()
            buffer.append("x")
            not_empty.notify()


def consume():
    for _ in range(ITEMS):
        with not_empty:
            while not buffer:
                not_empty.wait()
            taken.append(buffer.pop())
            not_full.notify()


threads = [threading.Thread(target=produce) for _ in range(PRODUCERS)]
threads += [threading.Thread(target=consume) for _ in range(CONSUMERS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(taken))
