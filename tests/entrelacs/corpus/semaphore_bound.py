"""A semaphore of two lets two in, never three."""
import threading

slots = threading.Semaphore(2)
inside = []
most = []


def visit(name):
    with slots:
        inside.append(name)
        most.append(len(inside))
        inside.remove(name)


threads = [threading.Thread(target=visit, args=(name,)) for name in "abc"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(max(most))
