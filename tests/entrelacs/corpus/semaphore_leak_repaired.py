"""`with` gives the slot back whatever happens."""
import threading

slots = threading.Semaphore(1)
done = []


def task(value):
    with slots:
        if value < 0:
            return
        done.append(value)


threads = [threading.Thread(target=task, args=(value,)) for value in (1, -1)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*done)
