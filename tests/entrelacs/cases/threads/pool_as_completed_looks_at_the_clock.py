# outcomes: ["[0, 1]", "[1, 0]", "[0, 'late']", "['late']"]
# source: Lib/concurrent/futures/_base.py, as_completed: the clock is looked at each time that all those that had finished are given
import threading
import time
from concurrent.futures import Future, as_completed

futures = [Future(), Future()]
seen = []


def fill():
    for number, future in enumerate(futures):
        future.set_result(number)


thread = threading.Thread(target=fill)
try:
    completed = as_completed(futures, timeout=0.05)
    thread.start()
    for future in completed:
        seen.append(future.result())
        thread.join()
        time.sleep(0.1)
except TimeoutError:
    seen.append("late")
thread.join()
print(seen)
