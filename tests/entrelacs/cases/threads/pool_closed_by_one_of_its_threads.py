# outcomes: ["cannot join current thread"]
# failures: ["deadlock"]
# source: Lib/concurrent/futures/thread.py, shutdown: the threads are joined in the order of a set, and the one that asks is refused
import threading
from concurrent.futures import ThreadPoolExecutor

begun = threading.Event()
both = threading.Event()
closed = threading.Event()


def close():
    begun.set()
    both.wait()
    try:
        pool.shutdown()
    except RuntimeError as error:
        print(error)
    closed.set()


pool = ThreadPoolExecutor(2)
pool.submit(close)
begun.wait()
pool.submit(closed.wait)
both.set()
