# %% an owner acquires again
import threading

lock = threading.RLock()
print(lock.acquire(), lock.acquire(), lock.acquire(blocking=False))

# %% as many releases as acquires
import threading

lock = threading.RLock()
lock.acquire()
lock.acquire()
lock.release()
seen = []
other = threading.Thread(target=lambda: seen.append(lock.acquire(blocking=False)))
other.start()
other.join()
lock.release()
print(seen)

# %% another thread gets it after the last release
import threading

lock = threading.RLock()
with lock:
    with lock:
        pass
seen = []
other = threading.Thread(target=lambda: seen.append(lock.acquire(blocking=False)))
other.start()
other.join()
print(seen)

# %% releasing an RLock that nobody holds
import threading

try:
    threading.RLock().release()
except RuntimeError as error:
    print(error)

# %% only the owner may release
import threading

lock = threading.RLock()
lock.acquire()


def steal():
    try:
        lock.release()
    except RuntimeError as error:
        print(error)


thread = threading.Thread(target=steal)
thread.start()
thread.join()
lock.release()
print("released")

# %% the time-out of another thread's acquire expires
import threading

lock = threading.RLock()
seen = []
with lock:
    thread = threading.Thread(target=lambda: seen.append(lock.acquire(timeout=0.01)))
    thread.start()
    thread.join()
print(seen)

# %% a time-out with blocking=False is refused by an RLock
import threading

try:
    threading.RLock().acquire(False, 1)
except ValueError as error:
    print(error)

# %% recursion under an RLock
import threading

lock = threading.RLock()


def factorial(n):
    with lock:
        return 1 if n == 0 else n * factorial(n - 1)


print(factorial(4))

# %% with on an RLock gives True and releases on an exception
import threading

lock = threading.RLock()
try:
    with lock as target:
        print(target)
        raise OSError("disk")
except OSError as error:
    print(error)
try:
    lock.release()
except RuntimeError as error:
    print(error)

# %% an RLock has no locked() before 3.14 [<3.14]
import threading

print(hasattr(threading.RLock(), "locked"))

# %% an RLock tells whether it is held, since 3.14 [>=3.14]
import threading

lock = threading.RLock()
print(lock.locked())
with lock:
    print(lock.locked())
    thread = threading.Thread(target=lambda: print(lock.locked()))
    thread.start()
    thread.join()
