# %% a thread's life
import threading

thread = threading.Thread(target=lambda: None)
print(thread.is_alive(), thread.ident)
thread.start()
print(thread.join())
print(thread.is_alive(), thread.ident is not None)

# %% join with a time-out returns None and is_alive tells
import threading

gate = threading.Event()
thread = threading.Thread(target=gate.wait)
thread.start()
print(thread.join(timeout=0.01), thread.is_alive())
gate.set()
print(thread.join(), thread.is_alive())

# %% join with a time-out of zero
import threading

gate = threading.Event()
thread = threading.Thread(target=gate.wait)
thread.start()
thread.join(0)
print(thread.is_alive())
gate.set()
thread.join()

# %% starting twice
import threading

thread = threading.Thread(target=print, args=("once",))
thread.start()
thread.join()
try:
    thread.start()
except RuntimeError as error:
    print(error)

# %% joining before starting
import threading

try:
    threading.Thread(target=print).join()
except RuntimeError as error:
    print(error)

# %% joining oneself
import threading


def work():
    try:
        threading.current_thread().join()
    except RuntimeError as error:
        print(error)


thread = threading.Thread(target=work)
thread.start()
thread.join()

# %% joining twice is allowed
import threading

thread = threading.Thread(target=lambda: None)
thread.start()
thread.join()
thread.join()
print("joined")

# %% args and kwargs
import threading

thread = threading.Thread(target=print, args=(1, 2), kwargs={"sep": "-"})
thread.start()
thread.join()

# %% the name of a thread given and read
import threading

thread = threading.Thread(target=lambda: print(threading.current_thread().name), name="worker")
thread.start()
thread.join()
thread.name = "retired"
print(thread.name, threading.current_thread().name)

# %% the default name tells the number and the target
import threading


def work():
    pass


print(threading.Thread(target=work).name, threading.Thread().name)

# %% two threads may share a name
import threading

threads = [threading.Thread(target=lambda: None, name="twin") for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(threads[0].name == threads[1].name, threads[0] is threads[1])

# %% daemon is inherited from the creator
import threading

found = []


def parent():
    found.append(threading.Thread(target=print).daemon)


thread = threading.Thread(target=parent, daemon=True)
print(thread.daemon, threading.current_thread().daemon, threading.Thread(target=print).daemon)
thread.start()
thread.join()
print(found)

# %% daemon cannot change once the thread runs
import threading

gate = threading.Event()
thread = threading.Thread(target=gate.wait)
thread.start()
try:
    thread.daemon = True
except RuntimeError as error:
    print(error)
gate.set()
thread.join()

# %% run in a subclass
import threading


class Worker(threading.Thread):
    def __init__(self, value):
        super().__init__()
        self.value = value
        self.result = None

    def run(self):
        self.result = self.value * 2


worker = Worker(21)
worker.start()
worker.join()
print(worker.result)

# %% run called directly runs in the caller's thread
import threading

seen = []
thread = threading.Thread(target=lambda: seen.append(threading.current_thread().name))
thread.run()
print(seen, thread.is_alive())

# %% a subclass that forgets super().__init__()
import threading


class Forgetful(threading.Thread):
    def __init__(self):
        pass


try:
    Forgetful().start()
except RuntimeError as error:
    print(error)

# %% current_thread and main_thread
import threading

print(threading.current_thread() is threading.main_thread())
seen = []
thread = threading.Thread(target=lambda: seen.append(threading.current_thread()))
thread.start()
thread.join()
print(seen[0] is thread, seen[0] is threading.main_thread())

# %% get_ident differs between threads and equals ident
import threading

gate = threading.Event()
seen = []


def work():
    seen.append(threading.get_ident())
    gate.wait()


thread = threading.Thread(target=work)
thread.start()
while not seen:
    pass
print(seen[0] == thread.ident, seen[0] == threading.get_ident(), threading.get_ident() == threading.main_thread().ident)
gate.set()
thread.join()

# %% active_count and enumerate
import threading

gate = threading.Event()
thread = threading.Thread(target=gate.wait)
before = threading.active_count()
thread.start()
print(threading.active_count() - before, thread in threading.enumerate())
gate.set()
thread.join()
print(threading.active_count() - before, thread in threading.enumerate())

# %% an uncaught exception does not reach join
import threading


def fail():
    raise ValueError("lost")


thread = threading.Thread(target=fail)
thread.start()
print(thread.join(), thread.is_alive())

# %% excepthook receives the exception and the thread
import threading


def hook(arguments):
    print(arguments.exc_type.__name__, arguments.exc_value, arguments.thread.name)


threading.excepthook = hook


def fail():
    raise ValueError("caught by the hook")


thread = threading.Thread(target=fail, name="failing")
thread.start()
thread.join()
print("after")

# %% SystemExit ends a thread in silence
import sys
import threading


def leave():
    print("leaving")
    sys.exit(3)


thread = threading.Thread(target=leave)
thread.start()
thread.join()
print("still here")

# %% a thread outlives the end of the main thread's code
import threading

gate = threading.Event()


def work():
    gate.wait()
    print("worker ends")


threading.Thread(target=work).start()
print("main ends")
gate.set()

# %% a daemon thread does not keep the program alive
import threading

threading.Thread(target=threading.Event().wait, daemon=True).start()
print("end")

# %% a result through a shared list
import threading

results = [None] * 3


def work(index):
    results[index] = index * index


threads = [threading.Thread(target=work, args=(i,)) for i in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(results)

# %% a timer calls its function after the delay
import threading

log = []
timer = threading.Timer(0.01, log.append, args=["rang"])
timer.start()
timer.join()
print(log, timer.is_alive())

# %% a cancelled timer does not call
import threading

log = []
timer = threading.Timer(30, log.append, ["rang"])
timer.cancel()
timer.start()
timer.join()
print(log, timer.finished.is_set())

# %% a timer with keyword arguments
import threading

timer = threading.Timer(0, print, args=("a", "b"), kwargs={"sep": "/"})
timer.start()
timer.join()

# %% a local belongs to its thread
import threading

own = threading.local()
own.value = "main"
seen = []


def work():
    seen.append(hasattr(own, "value"))
    own.value = "worker"
    seen.append(own.value)


thread = threading.Thread(target=work)
thread.start()
thread.join()
print(seen, own.value)

# %% a missing attribute of a local
import threading

try:
    threading.local().value
except AttributeError as error:
    print(error)

# %% a subclass of local is initialised in each thread
import threading


class Own(threading.local):
    def __init__(self, start):
        self.count = start


own = Own(5)
own.count += 1
seen = []
thread = threading.Thread(target=lambda: seen.append(own.count))
thread.start()
thread.join()
print(own.count, seen)

# %% deleting an attribute of a local
import threading

own = threading.local()
own.value = 1
del own.value
print(hasattr(own, "value"), own.__dict__)

# %% TIMEOUT_MAX is a large float
import threading

print(threading.TIMEOUT_MAX > 1_000_000, type(threading.TIMEOUT_MAX).__name__)

# %% native_id exists once started
import threading

thread = threading.Thread(target=lambda: None)
print(thread.native_id)
thread.start()
thread.join()
print(isinstance(thread.native_id, int))

# %% sleep returns None
import time

print(time.sleep(0), time.sleep(0.001))

# %% a negative sleep is refused
import time

try:
    time.sleep(-1)
except ValueError as error:
    print(error)

# %% monotonic time never goes back
import time

first = time.monotonic()
time.sleep(0.001)
print(time.monotonic() >= first, time.perf_counter() >= 0, time.time() > 0)

# %% two sleeps end in the order of their delays [simulate]
import threading
import time


def late(delay, name):
    time.sleep(delay)
    print(name)


threads = [threading.Thread(target=late, args=(delay, name)) for delay, name in ((0.2, "second"), (0.02, "first"))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

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

# %% a hook may be put back, and the default one exists
import threading

calls = []
default = threading.excepthook
threading.excepthook = lambda arguments: calls.append(arguments.exc_type.__name__)
thread = threading.Thread(target=lambda: 1 / 0)
thread.start()
thread.join()
threading.excepthook = default
print(calls, threading.excepthook is default)

# %% threads in a set are equal to themselves
import threading

seen = set()
threads = [threading.Thread(target=lambda: seen.add(threading.current_thread())) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(seen), seen == set(threads))

# %% a subclass of local keeps the attributes of each thread apart
import threading


class Own(threading.local):
    kind = "own"

    def __init__(self):
        self.count = 1


own = Own()
own.count += 1
own.extra = 5


def work():
    own.count += 10
    print(own.count, own.kind, hasattr(own, "extra"))
    own.kind = "changed"


thread = threading.Thread(target=work)
thread.start()
thread.join()
print(own.count, own.kind, own.extra)
