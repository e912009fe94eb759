"""The mutex is taken before the item's semaphore: the consumer waits with the key."""
import threading

mutex = threading.Lock()
items = threading.Semaphore(0)
buffer = []


def produce():
    with mutex:
        buffer.append("x")
    items.release()


def consume():
    with mutex:
        items.acquire()
        buffer.pop()


threads = [threading.Thread(target=produce), threading.Thread(target=consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(buffer))
