# outcomes: ["False False", "False True", "True False", "True True"]
# source: Lib/threading.py, Condition._is_owned: it takes the lock to know whether it is free, then gives it back
import threading

lock = threading.Lock()
change = threading.Condition(lock)


def tell():
    try:
        change.notify_all()
    except RuntimeError:
        pass


thread = threading.Thread(target=tell)
thread.start()
seen = lock.locked()
print(lock.acquire(blocking=False), seen)
