"""One Condition for producers and consumers, and notify(): a wake-up goes to the wrong side."""
import threading

PRODUCERS = 2
CONSUMERS = 2
CAPACITY = 1
ITEMS = 1

condition = threading.Condition()
buffer = []
taken = []


def produce():
    for _ in range(ITEMS):
        with condition:
            while len(buffer) == CAPACITY:
                condition.wait()
            buffer.append("x")
            condition.notify()


def consume():
    for _ in range(ITEMS):
        with condition:
            while not buffer:
                condition.wait()
            taken.append(buffer.pop())
            condition.notify()


threads = [threading.Thread(target=produce) for _ in range(PRODUCERS)]
threads += [threading.Thread(target=consume) for _ in range(CONSUMERS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(taken))
