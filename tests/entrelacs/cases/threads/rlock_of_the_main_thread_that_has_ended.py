# outcomes: ["False"]
# source: the system keeps the main thread to the end of the process, and its number
import threading

lock = threading.RLock()
lock.acquire()
threading.Thread(target=lambda: print(lock.acquire(timeout=0.01))).start()
