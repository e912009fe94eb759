"""A failed task keeps its slot: the next ones wait for ever."""
import threading

slots = threading.Semaphore(1)
done = []


def task(value):
    slots.acquire()
    if value < 0:
        return
    done.append(value)
    slots.release()


threads = [threading.Thread(target=task, args=(value,)) for value in (1, -1)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*done)
