# %% acquire returns True, release returns None
import threading

lock = threading.Lock()
print(lock.acquire(), lock.locked(), lock.release(), lock.locked())

# %% acquire without blocking returns False when the lock is held
import threading

lock = threading.Lock()
print(lock.acquire(blocking=False), lock.acquire(blocking=False), lock.acquire(False))

# %% acquire with a time-out returns False when it expires
import threading

lock = threading.Lock()
lock.acquire()
print(lock.acquire(timeout=0.01), lock.acquire(True, 0.01))

# %% acquire with a time-out of zero does not wait
import threading

lock = threading.Lock()
lock.acquire()
print(lock.acquire(timeout=0))

# %% a time-out of minus one waits without limit
import threading

lock = threading.Lock()
print(lock.acquire(timeout=-1))

# %% a time-out with blocking=False is refused
import threading

try:
    threading.Lock().acquire(False, 1)
except ValueError as error:
    print(error)

# %% a negative time-out is refused
import threading

try:
    threading.Lock().acquire(timeout=-2)
except ValueError as error:
    print(error)

# %% releasing an unlocked lock
import threading

lock = threading.Lock()
try:
    lock.release()
except RuntimeError as error:
    print(error)

# %% releasing twice
import threading

lock = threading.Lock()
with lock:
    lock.release()
    lock.acquire()
lock.acquire()
lock.release()
try:
    lock.release()
except RuntimeError as error:
    print(type(error).__name__, error, lock.locked())

# %% leaving with a lock released inside
import threading

lock = threading.Lock()
try:
    with lock:
        lock.release()
        print("inside")
except RuntimeError as error:
    print(error)

# %% the target of with is True
import threading

lock = threading.Lock()
with lock as target:
    print(target, lock.locked())
print(lock.locked())

# %% with releases when the body raises
import threading

lock = threading.Lock()
try:
    with lock:
        raise KeyError("gone")
except KeyError as error:
    print(error, lock.locked())

# %% any thread may release a lock
import threading

lock = threading.Lock()
lock.acquire()
thread = threading.Thread(target=lock.release)
thread.start()
thread.join()
print(lock.locked(), lock.acquire(blocking=False))

# %% a blocked acquire goes on when the lock is released
import threading

lock = threading.Lock()
lock.acquire()
log = []


def wait():
    lock.acquire()
    log.append("through")


thread = threading.Thread(target=wait)
thread.start()
lock.release()
thread.join()
print(log, lock.locked())

# %% an uncaught release error ends the program
import threading

print("before")
threading.Lock().release()
print("never")

# %% a lock has no truth of its own
import threading

lock = threading.Lock()
print(bool(lock), lock is not None)

# %% several locks in one with
import threading

a, b = threading.Lock(), threading.Lock()
with a, b:
    print(a.locked(), b.locked())
print(a.locked(), b.locked())
