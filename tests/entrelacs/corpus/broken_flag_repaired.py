"""acquire(blocking=False) tests and sets in one step: a spin lock."""
import threading

busy = threading.Lock()
inside = []
most = []


def work(name):
    while not busy.acquire(blocking=False):
        pass
    inside.append(name)
    most.append(len(inside))
    inside.remove(name)
    busy.release()


threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(max(most))
