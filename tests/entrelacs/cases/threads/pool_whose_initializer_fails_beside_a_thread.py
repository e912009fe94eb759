# outcomes: [""]
# failures: ["deadlock"]
# source: Lib/concurrent/futures/thread.py, _initializer_failed: it takes all that is in the queue, and the mark that tells the other threads to end
import threading
from concurrent.futures import ThreadPoolExecutor

ready = threading.Event()
last = threading.Event()


def begin():
    if threading.current_thread().name != "team_0":
        ready.set()
        last.wait()
        raise OSError


pool = ThreadPoolExecutor(2, "team", begin)
pool.submit(ready.wait)
pool.submit(int)
ready.wait()
pool.shutdown(wait=False)
last.set()
