"""An exception between acquire and release leaves the lock held for ever."""
import threading

lock = threading.Lock()
done = []


def divide(by):
    lock.acquire()
    try:
        done.append(6 // by)
    except ZeroDivisionError:
        return
    lock.release()


threads = [threading.Thread(target=divide, args=(by,)) for by in (0, 2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*done)
