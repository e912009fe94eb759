"""One release too many, and a semaphore of one lets two in."""
import threading

slots = threading.Semaphore(1)
inside = []
most = []


def visit(name):
    slots.acquire()
    inside.append(name)
    most.append(len(inside))
    inside.remove(name)
    slots.release()
    slots.release()


threads = [threading.Thread(target=visit, args=(name,)) for name in "abc"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(max(most))
