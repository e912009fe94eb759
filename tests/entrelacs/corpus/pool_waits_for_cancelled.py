"""Only the worker that learns of a cancellation wakes up those that wait: here the worker waits for them."""
import threading
from concurrent.futures import ThreadPoolExecutor, wait

gate = threading.Event()
with ThreadPoolExecutor(1) as pool:
    first = pool.submit(gate.wait)
    second = pool.submit(int)
    second.cancel()
    wait([second])
    gate.set()
print("end")
