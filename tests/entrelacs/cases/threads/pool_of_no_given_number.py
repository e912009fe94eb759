# outcomes: ["met"]
# source: concurrent.futures, "Default value of max_workers is changed to min(32, os.cpu_count() + 4)": five threads at least
import threading
from concurrent.futures import ThreadPoolExecutor

gate = threading.Event()
pool = ThreadPoolExecutor()
for _ in range(4):
    begun = threading.Event()
    pool.submit(lambda: (begun.set(), gate.wait()))
    begun.wait()
pool.submit(gate.set)
gate.wait()
print("met")
