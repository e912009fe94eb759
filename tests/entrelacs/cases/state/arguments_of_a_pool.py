# outcomes: ["0 0", "1 1"]
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial

x = 0
items = [1]
pool = ThreadPoolExecutor(1)


def reader():
    seen = x
    twice = partial(lambda a, b: f"{a} {b}", seen)
    print(pool.submit(twice, seen).result())


def writer():
    global x
    items.append(2)
    x = 1
    x = 0


threads = [threading.Thread(target=work) for work in (reader, writer)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
