# outcomes: ["broken broken", "broken done", "done broken", "done done"]
# failures: ["deadlock"]
# source: Lib/concurrent/futures/thread.py, _initializer_failed: the tasks are taken from the queue one by one, and the other threads take some meanwhile
import threading
from concurrent.futures import ThreadPoolExecutor

gate = threading.Event()
fails = threading.Event()


def begin():
    if threading.current_thread().name != "team_0":
        fails.wait()
        raise OSError


def tell(future):
    return "done" if future.exception() is None else "broken"


with ThreadPoolExecutor(2, "team", begin) as pool:
    pool.submit(gate.wait)
    one, two = pool.submit(int), pool.submit(int)
    one.add_done_callback(lambda future: gate.set())
    fails.set()
    gate.set()
    one.exception()
    print(tell(one), tell(two))
