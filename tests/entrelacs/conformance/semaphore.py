# %% acquire takes one token
import threading

slots = threading.Semaphore(2)
print(slots.acquire(), slots.acquire(), slots.acquire(blocking=False))

# %% the default is one token
import threading

slots = threading.Semaphore()
print(slots.acquire(blocking=False), slots.acquire(blocking=False))

# %% acquire with a time-out returns False when it expires
import threading

slots = threading.Semaphore(0)
print(slots.acquire(timeout=0.01), slots.acquire(True, 0.01))

# %% a time-out with blocking=False is refused
import threading

try:
    threading.Semaphore().acquire(blocking=False, timeout=1)
except ValueError as error:
    print(error)

# %% a negative value is refused
import threading

for kind in (threading.Semaphore, threading.BoundedSemaphore):
    try:
        kind(-1)
    except ValueError as error:
        print(error)

# %% a semaphore takes extra releases
import threading

slots = threading.Semaphore(1)
slots.release()
print([slots.acquire(blocking=False) for _ in range(3)])

# %% a bounded semaphore refuses extra releases
import threading

slots = threading.BoundedSemaphore(1)
try:
    slots.release()
except ValueError as error:
    print(error)
print(slots.acquire(blocking=False), slots.acquire(blocking=False))

# %% release(n) gives n tokens
import threading

slots = threading.Semaphore(0)
print(slots.release(2))
print([slots.acquire(blocking=False) for _ in range(3)])

# %% release(0) is refused
import threading

for kind in (threading.Semaphore, threading.BoundedSemaphore):
    try:
        kind(3).release(0)
    except ValueError as error:
        print(error)

# %% release(n) beyond the bound is refused whole
import threading

slots = threading.BoundedSemaphore(2)
slots.acquire()
try:
    slots.release(2)
except ValueError as error:
    print(error)
print([slots.acquire(blocking=False) for _ in range(2)])

# %% with takes a token and gives it back
import threading

slots = threading.Semaphore(1)
with slots as target:
    print(target, slots.acquire(blocking=False))
print(slots.acquire(blocking=False))

# %% with gives the token back when the body raises
import threading

slots = threading.BoundedSemaphore(1)
try:
    with slots:
        raise ValueError("failed")
except ValueError as error:
    print(error, slots.acquire(blocking=False))

# %% any thread may release
import threading

slots = threading.Semaphore(0)
thread = threading.Thread(target=slots.release)
thread.start()
print(slots.acquire())
thread.join()

# %% a token of zero blocks until a release
import threading

slots = threading.Semaphore(0)
log = []


def wait():
    slots.acquire()
    log.append("through")


thread = threading.Thread(target=wait)
thread.start()
slots.release()
thread.join()
print(log)

# %% with asks a subclass for its release, not for its acquire
import threading


class Told(threading.Semaphore):
    def acquire(self, *args, **kwargs):
        print("acquire")
        return super().acquire(*args, **kwargs)

    def release(self, n=1):
        print("release")
        super().release(n)


with Told() as got:
    print(got)

# %% what a redefined release returns hides no exception
import threading


class Counted(threading.Semaphore):
    def release(self, n=1):
        super().release(n)
        print("released")
        return True


try:
    with Counted() as taken:
        print(taken)
        raise ValueError("inside")
except ValueError as error:
    print(error)
