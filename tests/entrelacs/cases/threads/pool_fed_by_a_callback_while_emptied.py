# outcomes: []
# failures: ["deadlock"]
# source: Lib/concurrent/futures/thread.py, shutdown: futures are cancelled under a lock that submit takes, and that is no RLock
import threading
from concurrent.futures import ThreadPoolExecutor

gate = threading.Event()
started = threading.Event()
pool = ThreadPoolExecutor(1)
pool.submit(lambda: (started.set(), gate.wait()))
started.wait()
pool.submit(int).add_done_callback(lambda future: pool.submit(int))
pool.shutdown(wait=False, cancel_futures=True)
gate.set()
