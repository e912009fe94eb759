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

# %% an uncaught exception does not reach join
import threading


def fail():
    raise ValueError("lost")


thread = threading.Thread(target=fail)
thread.start()
print(thread.join(), thread.is_alive())

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

# %% native_id exists once started
import threading

thread = threading.Thread(target=lambda: None)
print(thread.native_id)
thread.start()
thread.join()
print(isinstance(thread.native_id, int))

# %% threads in a set are equal to themselves
import threading

seen = set()
threads = [threading.Thread(target=lambda: seen.add(threading.current_thread())) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(seen), seen == set(threads))

# %% GeneratorExit ends a thread like any other exception
import threading


class Quiet(threading.Thread):
    def run(self):
        raise GeneratorExit("parti")


threading.excepthook = lambda args: print(args.exc_type is GeneratorExit, args.exc_value)
thread = Quiet()
thread.start()
thread.join()
print(thread.is_alive())
