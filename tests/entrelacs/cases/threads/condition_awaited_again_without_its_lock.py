# refused: 16, "entourez wait() de « with condition »"
# source: Lib/threading.py, Condition.wait: the waiter is added before the lock is released, which may fail, and then stays
import threading

lock = threading.Lock()
change = threading.Condition(lock)


def wait():
    try:
        change.wait(0.001)
    except RuntimeError as error:
        if str(error) == "cannot wait on un-acquired lock":
            return
    with change:
        change.wait(0.001)


thread = threading.Thread(target=wait)
thread.start()
lock.acquire()
try:
    lock.release()
except RuntimeError:
    pass
