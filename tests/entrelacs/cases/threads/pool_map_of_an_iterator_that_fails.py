# outcomes: ["[1, 'failed']", "['failed', 1]"]
# source: Lib/concurrent/futures/_base.py, Executor.map: what was submitted before the failure is done
from concurrent.futures import ThreadPoolExecutor

seen = []


def numbers():
    yield 1
    raise ValueError


with ThreadPoolExecutor(1) as pool:
    try:
        pool.map(seen.append, numbers())
    except ValueError:
        seen.append("failed")
print(seen)
