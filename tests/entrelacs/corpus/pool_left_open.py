"""A pool that nobody closes is closed by the end of the main thread."""
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(2)
print(pool.submit(sum, [1, 2]).result())
