# outcomes: []
# failures: ["deadlock"]
# source: concurrent.futures, the threads of a pool are joined before the interpreter exits; Lib/threading.py, _shutdown: before the main thread ends
import threading
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(1)
pool.submit(threading.main_thread().join)
