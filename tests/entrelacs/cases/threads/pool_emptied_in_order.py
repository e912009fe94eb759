# outcomes: ["[0, 1, 2]"]
# source: Lib/concurrent/futures/thread.py, shutdown: the queue gives the oldest task first; the second line holds the only thread
import threading
from concurrent.futures import ThreadPoolExecutor

gate = threading.Event()
log = []
pool = ThreadPoolExecutor(1)
started = threading.Event()
pool.submit(lambda: (started.set(), gate.wait()))
started.wait()
for number in range(3):
    pool.submit(int).add_done_callback(lambda future, number=number: log.append(number))
pool.shutdown(wait=False, cancel_futures=True)
gate.set()
pool.shutdown()
print(log)
