# outcomes: []
# failures: ["deadlock"]
# source: Lib/concurrent/futures/thread.py, _worker: a thread that a callback has ended takes no more tasks, and is not replaced
import threading
from concurrent.futures import ThreadPoolExecutor


def leave(future):
    raise SystemExit


gate = threading.Event()
pool = ThreadPoolExecutor(1)
pool.submit(gate.wait).add_done_callback(leave)
gate.set()
pool.submit(int).result()
