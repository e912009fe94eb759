# %% submit gives a future with a result
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(max_workers=1) as pool:
    future = pool.submit(pow, 2, 5)
    print(future.result(), future.done(), future.cancelled(), future.exception())

# %% the exception of a task that nobody asks for is silent
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(1) as pool:
    pool.submit(lambda: 1 // 0)
print("nothing seen")

# %% map keeps the order
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(max_workers=2) as pool:
    print(list(pool.map(lambda a, b: a - b, [5, 6, 7], [1, 2, 3])))

# %% map raises the exception at its place
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(max_workers=1) as pool:
    results = pool.map(lambda n: 6 // n, [3, 0, 1])
    print(next(results))
    try:
        next(results)
    except ZeroDivisionError:
        print("second failed")

# %% submit after shutdown
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(1)
pool.shutdown()
try:
    pool.submit(print)
except RuntimeError as error:
    print(error)

# %% a pool without workers is refused
from concurrent.futures import ThreadPoolExecutor

try:
    ThreadPoolExecutor(max_workers=0)
except ValueError as error:
    print(error)

# %% leaving the block waits for the tasks
import threading
from concurrent.futures import ThreadPoolExecutor

gate = threading.Event()
log = []


def work():
    gate.wait()
    log.append("done")


with ThreadPoolExecutor(1) as pool:
    pool.submit(work)
    gate.set()
print(log)

# %% a waiting task can be cancelled, a running one cannot
import threading
from concurrent.futures import CancelledError, ThreadPoolExecutor

started, gate = threading.Event(), threading.Event()


def hold():
    started.set()
    gate.wait()
    return "held"


with ThreadPoolExecutor(1) as pool:
    running = pool.submit(hold)
    waiting = pool.submit(print, "never")
    started.wait()
    print(running.cancel(), waiting.cancel(), waiting.cancelled(), running.running())
    gate.set()
    print(running.result())
    try:
        waiting.result()
    except CancelledError as error:
        print(type(error).__name__)

# %% initializer runs in each worker
from concurrent.futures import ThreadPoolExecutor

log = []
with ThreadPoolExecutor(1, initializer=log.append, initargs=("ready",)) as pool:
    pool.submit(log.append, "task").result()
print(log)

# %% worker names begin with the prefix
import threading
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(1, thread_name_prefix="hand") as pool:
    print(pool.submit(lambda: threading.current_thread().name).result())

# %% a failing initializer breaks the pool
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor


def fail():
    raise OSError("disk")


pool = ThreadPoolExecutor(1, initializer=fail)
try:
    print(pool.submit(int).result())
except BrokenExecutor as error:
    print(type(error).__name__, error)
try:
    pool.submit(int)
except BrokenExecutor as error:
    print(error)
pool.shutdown()

# %% a task that raises GeneratorExit gives it to whoever asks for its result
from concurrent.futures import ThreadPoolExecutor


def leave():
    raise GeneratorExit("parti")


with ThreadPoolExecutor(1) as pool:
    future = pool.submit(leave)
    try:
        future.result()
    except GeneratorExit as error:
        print(error)
