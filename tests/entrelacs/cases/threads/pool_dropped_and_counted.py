# refused: 13, "que plus rien ne retient"
# source: Lib/concurrent/futures/thread.py, weakref_cb: a pool that nothing holds any more is destroyed, and its threads end soon after
import threading
from concurrent.futures import ThreadPoolExecutor


def work():
    pool = ThreadPoolExecutor(1)
    return pool.submit(int).result()


work()
print(threading.active_count())
