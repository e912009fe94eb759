"""Each waits for the other before saying that it has come."""
import threading

a_here = threading.Semaphore(0)
b_here = threading.Semaphore(0)


def first():
    b_here.acquire()
    a_here.release()


def second():
    a_here.acquire()
    b_here.release()


threads = [threading.Thread(target=first), threading.Thread(target=second)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("met")
