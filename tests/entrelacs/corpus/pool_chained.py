"""Tasks that append to a list: the pool starts them in order, not more."""
from concurrent.futures import ThreadPoolExecutor

order = []

with ThreadPoolExecutor(max_workers=2) as pool:
    pool.submit(order.append, "a")
    pool.submit(order.append, "b")
print(*order)
