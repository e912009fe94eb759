# %% an event begins unset
import threading

event = threading.Event()
print(event.is_set(), event.set(), event.is_set(), event.clear(), event.is_set())

# %% wait returns True at once when the event is set
import threading

event = threading.Event()
event.set()
print(event.wait(), event.wait(0), event.wait(timeout=5))

# %% wait returns False when the time-out expires
import threading

event = threading.Event()
print(event.wait(0.01), event.wait(timeout=0))

# %% wait goes on when another thread sets
import threading

event = threading.Event()
thread = threading.Thread(target=event.set)
thread.start()
print(event.wait())
thread.join()

# %% set wakes everyone
import threading

event = threading.Event()
log = []
threads = [threading.Thread(target=lambda: log.append(event.wait())) for _ in range(3)]
for thread in threads:
    thread.start()
event.set()
for thread in threads:
    thread.join()
print(log)

# %% setting twice is setting once
import threading

event = threading.Event()
event.set()
event.set()
event.clear()
print(event.is_set())

# %% the old name isSet still exists
import threading
import warnings

warnings.simplefilter("ignore")
print(threading.Event().isSet())

# %% a generous time-out sees the event [simulate]
import threading
import time

event = threading.Event()


def ring():
    time.sleep(0.01)
    event.set()


thread = threading.Thread(target=ring)
thread.start()
print(event.wait(timeout=5))
thread.join()

# %% a short time-out does not see the event [simulate]
import threading
import time

event = threading.Event()


def ring():
    time.sleep(0.2)
    event.set()


thread = threading.Thread(target=ring)
thread.start()
print(event.wait(timeout=0.01))
thread.join()
