# outcomes: ["[0, 0] 2"]
# source: Lib/concurrent/futures/thread.py: one thread at most, started by the first task
import threading
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(1) as pool:
    print([pool.submit(int).result() for _ in range(2)], threading.active_count())
