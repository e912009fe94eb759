# outcomes: ["exit\nrefused"]
# source: Lib/concurrent/futures/thread.py, shutdown: what is no Exception comes out of a callback, and gives the lock back
import threading
from concurrent.futures import ThreadPoolExecutor

gate = threading.Event()
started = threading.Event()
pool = ThreadPoolExecutor(1)
pool.submit(lambda: (started.set(), gate.wait()))
started.wait()


def leave(future):
    raise SystemExit


pool.submit(int).add_done_callback(leave)
try:
    pool.shutdown(cancel_futures=True)
except SystemExit:
    print("exit")
gate.set()
try:
    pool.submit(int)
except RuntimeError:
    print("refused")
