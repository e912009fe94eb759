"""Each says that it has come, then waits: a1 before b2, b1 before a2."""
import threading

a_here = threading.Semaphore(0)
b_here = threading.Semaphore(0)
order = []


def first():
    order.append("a1")
    a_here.release()
    b_here.acquire()
    order.append("a2")


def second():
    order.append("b1")
    b_here.release()
    a_here.acquire()
    order.append("b2")


threads = [threading.Thread(target=first), threading.Thread(target=second)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*order)
