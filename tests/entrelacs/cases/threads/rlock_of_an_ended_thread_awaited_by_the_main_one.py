# outcomes: []
# failures: ["deadlock"]
# source: the main thread was there before: it has another number
import threading

lock = threading.RLock()
thread = threading.Thread(target=lock.acquire)
thread.start()
thread.join()
lock.acquire()
