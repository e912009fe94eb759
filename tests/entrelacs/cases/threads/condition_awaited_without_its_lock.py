# outcomes: ["cannot wait on un-acquired lock, ok", "False, ok", "False, release unlocked lock", "release unlocked lock, ok"]
# source: Lib/threading.py, Condition.wait: _is_owned, then the waiter is added, then the lock is released, whoever holds it
import threading

lock = threading.Lock()
change = threading.Condition(lock)
said = []


def wait():
    try:
        said.append(change.wait(0.001))
    except RuntimeError as error:
        said.append(error)


thread = threading.Thread(target=wait)
thread.start()
lock.acquire()
try:
    lock.release()
    mine = "ok"
except RuntimeError as error:
    mine = error
thread.join()
print(*said, mine, sep=", ")
