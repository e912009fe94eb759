# outcomes: ["1"]
# failures: ["RuntimeError"]
# source: concurrent.futures, "All threads enqueued to ThreadPoolExecutor will be joined before the interpreter can exit": no task after that
import threading
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(1)


def feed():
    print(pool.submit(int, 1).result())


threading.Thread(target=feed).start()
