# outcomes: ["1", "2"]
# versions: <3.12
# source: Lib/concurrent/futures/thread.py, _worker: a thread counts itself as free after each task, even if others wait in the queue
import threading
from concurrent.futures import ThreadPoolExecutor

begun = []
both, gate = threading.Event(), threading.Event()


def begin():
    if threading.current_thread().name != "team_0":
        gate.wait()
        begun.append(1)


with ThreadPoolExecutor(3, "team", begin) as pool:
    pool.submit(both.wait)
    second = pool.submit(int)
    both.set()
    second.result()
    pool.submit(gate.wait)
    pool.submit(int)
    gate.set()
print(len(begun))
