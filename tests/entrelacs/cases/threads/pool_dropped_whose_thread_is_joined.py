# refused: 6, "que plus rien ne retient"
# source: Lib/concurrent/futures/thread.py, weakref_cb: a pool that nothing holds any more is destroyed, and its threads end soon after
import threading
from concurrent.futures import ThreadPoolExecutor

ThreadPoolExecutor(1).submit(threading.current_thread).result().join()
