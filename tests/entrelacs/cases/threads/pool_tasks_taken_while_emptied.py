# outcomes: ["done", "cancelled"]
# source: Lib/concurrent/futures/thread.py, shutdown: the tasks are taken from the queue one by one, and the threads take some meanwhile
import threading
from concurrent.futures import ThreadPoolExecutor

gate = threading.Event()
started = threading.Event()
pool = ThreadPoolExecutor(1)
pool.submit(lambda: (started.set(), gate.wait()))
started.wait()
pool.submit(int).add_done_callback(lambda future: gate.set())
last = pool.submit(int)
pool.shutdown(cancel_futures=True)
print("cancelled" if last.cancelled() else "done")
