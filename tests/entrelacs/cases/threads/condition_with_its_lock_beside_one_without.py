# outcomes: ["True no", "True ok", "lost no", "lost ok"]
# source: Lib/threading.py, Condition.notify: whoever finds the lock taken goes on, even while the waiter is still joining the queue
import threading

change = threading.Condition(threading.Lock())
said = []


def wait():
    try:
        with change:
            said.append("lost" if not change.wait(0.001) else True)
    except RuntimeError as error:
        said.append(error)


thread = threading.Thread(target=wait)
thread.start()
try:
    change.notify()
    mine = "ok"
except RuntimeError:
    mine = "no"
with change:
    change.notify()
thread.join()
print(*said, mine)
