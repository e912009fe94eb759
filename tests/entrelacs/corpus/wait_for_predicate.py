"""wait_for() with a lambda does the loop by itself."""
import threading

condition = threading.Condition()
items = []
taken = []


def consume():
    with condition:
        condition.wait_for(lambda: items)
        taken.append(items.pop(0))


def produce():
    for value in (1, 2):
        with condition:
            items.append(value)
            condition.notify()


threads = [threading.Thread(target=consume) for _ in range(2)]
threads.append(threading.Thread(target=produce))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*taken)
