# outcomes: ["cannot schedule new futures after interpreter shutdown", "cannot schedule new futures after shutdown", "accepted"]
# source: Lib/concurrent/futures/thread.py, _worker: the thread that ends because the program does says that its pool is shut down
import threading
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(1)
pool.submit(int)


def feed():
    try:
        pool.submit(int)
        print("accepted")
    except RuntimeError as error:
        print(error)


threading.Thread(target=feed).start()
