# %% wait without the lock
import threading

condition = threading.Condition()
try:
    condition.wait()
except RuntimeError as error:
    print(error)

# %% notify without the lock
import threading

condition = threading.Condition()
try:
    condition.notify()
except RuntimeError as error:
    print(error)

# %% notify_all without the lock
import threading

condition = threading.Condition()
try:
    condition.notify_all()
except RuntimeError as error:
    print(error)

# %% notify by a thread that does not hold the lock
import threading

condition = threading.Condition()


def intrude():
    try:
        condition.notify()
    except RuntimeError as error:
        print(error)


with condition:
    thread = threading.Thread(target=intrude)
    thread.start()
    thread.join()

# %% wait returns True when notified
import threading

condition = threading.Condition()
ready = threading.Event()


def notify():
    ready.wait()
    with condition:
        condition.notify()


thread = threading.Thread(target=notify)
thread.start()
with condition:
    ready.set()
    print(condition.wait())
thread.join()

# %% wait returns False when the time-out expires
import threading

condition = threading.Condition()
with condition:
    print(condition.wait(timeout=0.01), condition.wait(0))

# %% wait_for returns the last value of the predicate
import threading

condition = threading.Condition()
with condition:
    print(condition.wait_for(lambda: "ready"))
    print(condition.wait_for(lambda: 0, timeout=0.01))
    print(condition.wait_for(lambda: [], timeout=0))

# %% wait_for does not wait when the predicate is true
import threading

condition = threading.Condition()
calls = []


def predicate():
    calls.append(1)
    return True


with condition:
    condition.wait_for(predicate)
print(len(calls))

# %% wait_for tests the predicate with the lock held
import threading

lock = threading.Lock()
condition = threading.Condition(lock)
with condition:
    print(condition.wait_for(lambda: lock.locked()))

# %% wait_for waits until the predicate holds
import threading

condition = threading.Condition()
stock = []


def fill():
    for number in range(3):
        with condition:
            stock.append(number)
            condition.notify()


thread = threading.Thread(target=fill)
thread.start()
with condition:
    print(condition.wait_for(lambda: len(stock) == 3), stock)
thread.join()

# %% an exception of the predicate comes out of wait_for
import threading

condition = threading.Condition()
try:
    with condition:
        condition.wait_for(lambda: 1 // 0)
except ZeroDivisionError:
    print("predicate failed")
print(condition.acquire(blocking=False))

# %% the default lock is re-entrant and wait unwinds it whole
import threading

condition = threading.Condition()
holding = threading.Event()
log = []


def other():
    holding.wait()
    with condition:
        log.append("entered")
        condition.notify()


thread = threading.Thread(target=other)
thread.start()
with condition:
    with condition:
        holding.set()
        condition.wait()
        log.append("back")
thread.join()
print(log)

# %% a condition on a given lock shares it
import threading

lock = threading.Lock()
condition = threading.Condition(lock)
with condition:
    print(lock.locked(), lock.acquire(blocking=False))
print(lock.locked())

# %% two conditions on one lock
import threading

lock = threading.Lock()
left, right = threading.Condition(lock), threading.Condition(lock)
with left:
    right.notify()
    right.notify_all()
    print(lock.locked())
print(lock.locked())

# %% acquire and release of a condition
import threading

condition = threading.Condition()
print(condition.acquire(), condition.release())
try:
    condition.release()
except RuntimeError as error:
    print(error)

# %% releasing a condition on an unlocked lock
import threading

condition = threading.Condition(threading.Lock())
try:
    condition.release()
except RuntimeError as error:
    print(error)

# %% notify does not release the lock
import threading

condition = threading.Condition()
waiting = threading.Event()
log = []


def wait():
    with condition:
        waiting.set()
        condition.wait()
        log.append("woken")


thread = threading.Thread(target=wait)
thread.start()
waiting.wait()
with condition:
    condition.notify()
    log.append("still mine")
thread.join()
print(log)

# %% notify with nobody waiting is lost
import threading

condition = threading.Condition()
with condition:
    condition.notify()
    condition.notify(5)
    print(condition.wait(timeout=0.01))

# %% notify(n) wakes n threads
import threading

condition = threading.Condition()
waiting = 0
woken = []


def wait():
    global waiting
    with condition:
        waiting += 1
        condition.wait()
        woken.append(1)


threads = [threading.Thread(target=wait) for _ in range(2)]
for thread in threads:
    thread.start()
while True:
    with condition:
        if waiting == 2:
            condition.notify(2)
            break
for thread in threads:
    thread.join()
print(len(woken))

# %% notify_all wakes everyone
import threading

condition = threading.Condition()
waiting = 0
woken = []


def wait():
    global waiting
    with condition:
        waiting += 1
        condition.wait()
        woken.append(1)


threads = [threading.Thread(target=wait) for _ in range(2)]
for thread in threads:
    thread.start()
while True:
    with condition:
        if waiting == 2:
            condition.notify_all()
            break
for thread in threads:
    thread.join()
print(len(woken))

# %% with releases the condition when the body raises
import threading

condition = threading.Condition()
try:
    with condition:
        raise LookupError("nothing")
except LookupError as error:
    print(error, condition.acquire(blocking=False))

# %% the old name notifyAll still exists
import threading
import warnings

warnings.simplefilter("ignore")
condition = threading.Condition()
with condition:
    print(condition.notifyAll())

# %% wait_for asks a subclass for its wait
import threading


class Told(threading.Condition):
    def wait(self, timeout=None):
        print("wait")
        return super().wait(timeout)


condition = Told()
with condition:
    print(condition.wait_for(lambda: False, 0.01))
