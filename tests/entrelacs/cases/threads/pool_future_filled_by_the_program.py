# outcomes: ["True 7"]
# source: Lib/concurrent/futures/thread.py, _worker: what a future refuses ends the thread, and is only logged
import threading
from concurrent.futures import ThreadPoolExecutor

gate = threading.Event()
with ThreadPoolExecutor(1) as pool:
    future = pool.submit(gate.wait)
    future.set_result(7)
    gate.set()
print(future.done(), future.result())
