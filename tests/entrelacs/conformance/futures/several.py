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
