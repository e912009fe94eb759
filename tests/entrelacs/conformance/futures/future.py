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

# %% add_done_callback receives the future
from concurrent.futures import ThreadPoolExecutor

seen = []
with ThreadPoolExecutor(1) as pool:
    future = pool.submit(int, "7")
    future.add_done_callback(lambda done: seen.append(done.result()))
print(seen)

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
