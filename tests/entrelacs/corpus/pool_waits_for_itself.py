"""A task of a full pool waits for another task of the same pool."""
from concurrent.futures import ThreadPoolExecutor

WORKERS = 1


def inner():
    return 42


def outer():
    return pool.submit(inner).result()


with ThreadPoolExecutor(max_workers=WORKERS) as pool:
    future = pool.submit(outer)
    print(future.result())
