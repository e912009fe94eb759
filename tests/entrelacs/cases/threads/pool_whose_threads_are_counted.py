# refused: 7, "une équipe n'en démarre un de plus"
# source: Lib/concurrent/futures/thread.py, _adjust_thread_count: no thread is started when one may be idle, and 3.12 changed when it is
import threading
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(2) as pool:
    print([pool.submit(int).result() for _ in range(2)], threading.active_count())
