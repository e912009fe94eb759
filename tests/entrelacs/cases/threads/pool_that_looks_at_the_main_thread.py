# outcomes: ["True"]
# source: Lib/threading.py, _shutdown: the threads of a pool are joined before the main thread ends
import threading
from concurrent.futures import ThreadPoolExecutor

main = threading.main_thread()
pool = ThreadPoolExecutor(1)
pool.submit(lambda: print(main.is_alive()))
