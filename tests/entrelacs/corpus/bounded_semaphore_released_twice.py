"""A BoundedSemaphore denounces the release too many."""
import threading

slots = threading.BoundedSemaphore(1)


def visit():
    slots.acquire()
    slots.release()
    slots.release()


thread = threading.Thread(target=visit)
thread.start()
thread.join()
print("over")
