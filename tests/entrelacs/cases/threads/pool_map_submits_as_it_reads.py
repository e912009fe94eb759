# outcomes: ["[1, 2]"]
# source: Lib/concurrent/futures/_base.py, Executor.map: [self.submit(fn, *args) for args in zip(*iterables)]
import threading
from concurrent.futures import ThreadPoolExecutor

begun = threading.Event()


def numbers():
    yield 1
    begun.wait()
    yield 2


def work(number):
    begun.set()
    return number


with ThreadPoolExecutor(1) as pool:
    print(list(pool.map(work, numbers())))
