# outcomes: ["accepted", "True", "False"]
# source: Lib/threading.py, _shutdown: pools are closed first, the main thread ends once their threads are joined
import threading
from concurrent.futures import ThreadPoolExecutor

main = threading.main_thread()
pool = ThreadPoolExecutor(1)


def feed():
    try:
        pool.submit(int)
        print("accepted")
    except RuntimeError:
        print(main.is_alive())


threading.Thread(target=feed).start()
