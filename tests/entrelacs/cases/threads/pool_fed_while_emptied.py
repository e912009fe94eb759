# outcomes: ["called back\nrefused"]
# source: Lib/concurrent/futures/thread.py, shutdown: who submits waits until the futures are cancelled
import threading
from concurrent.futures import ThreadPoolExecutor

gate = threading.Event()
started = threading.Event()
emptying = threading.Event()
pool = ThreadPoolExecutor(1)
pool.submit(lambda: (started.set(), gate.wait()))
started.wait()


def called_back(future):
    emptying.set()
    print("called back")


def feed():
    emptying.wait()
    try:
        pool.submit(int)
    except RuntimeError:
        print("refused")


pool.submit(int).add_done_callback(called_back)
feeder = threading.Thread(target=feed)
feeder.start()
pool.shutdown(wait=False, cancel_futures=True)
feeder.join()
gate.set()
