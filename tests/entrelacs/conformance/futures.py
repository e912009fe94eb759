# %% submit gives a future with a result
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(max_workers=1) as pool:
    future = pool.submit(pow, 2, 5)
    print(future.result(), future.done(), future.cancelled(), future.exception())

# %% the exception of a task comes out of result
from concurrent.futures import ThreadPoolExecutor


def fail():
    raise KeyError("missing")


with ThreadPoolExecutor() as pool:
    future = pool.submit(fail)
    print(repr(future.exception()))
    try:
        future.result()
    except KeyError as error:
        print("result raises", error)

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

# %% result with a time-out
import threading
from concurrent.futures import ThreadPoolExecutor, TimeoutError

gate = threading.Event()
with ThreadPoolExecutor(1) as pool:
    future = pool.submit(gate.wait)
    try:
        future.result(timeout=0.01)
    except TimeoutError as error:
        print(repr(error), future.done())
    gate.set()
    print(future.result())

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

# %% add_done_callback receives the future
from concurrent.futures import ThreadPoolExecutor

seen = []
with ThreadPoolExecutor(1) as pool:
    future = pool.submit(int, "7")
    future.add_done_callback(lambda done: seen.append(done.result()))
print(seen)

# %% wait returns what is done
from concurrent.futures import ALL_COMPLETED, ThreadPoolExecutor, wait

with ThreadPoolExecutor(2) as pool:
    futures = [pool.submit(abs, -n) for n in (1, 2)]
    done, not_done = wait(futures, return_when=ALL_COMPLETED)
    print(sorted(future.result() for future in done), not_done)

# %% as_completed gives each future once
from concurrent.futures import ThreadPoolExecutor, as_completed

with ThreadPoolExecutor(2) as pool:
    futures = [pool.submit(abs, -n) for n in (1, 2)]
    print(sorted(future.result() for future in as_completed(futures)))

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

# %% a future filled by hand
from concurrent.futures import Future

future = Future()
print(future.done())
future.set_result("by hand")
print(future.done(), future.result())

# %% a future filled twice
from concurrent.futures import Future, InvalidStateError

future = Future()
future.set_result(1)
try:
    future.set_result(2)
except InvalidStateError as error:
    print(type(error).__name__)

# %% the exception of a callback is only written down
from concurrent.futures import Future


def fail(future):
    raise ValueError("callback")


future = Future()
future.add_done_callback(fail)
future.add_done_callback(lambda future: print("second", future.result()))
future.set_result(1)
future.add_done_callback(fail)
print("end")

# %% wait is not woken up by a cancellation that no worker has learnt
from concurrent.futures import CancelledError, Future, wait

future = Future()
print(future.cancel(), future.cancel(), future.cancelled(), future.done())
print(len(wait([future], timeout=0.01).done))
try:
    future.result()
except CancelledError:
    print("cancelled")

# %% as_completed waits until a worker has learnt of the cancellation
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed

gate = threading.Event()
with ThreadPoolExecutor(1) as pool:
    first, second = pool.submit(gate.wait), pool.submit(int)
    print(second.cancel())
    gate.set()
    print(len(list(as_completed([first, second]))), second.cancelled(), second.cancel())

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
