# outcomes: ["['no', 'no'] True"]
# source: Lib/threading.py, RLock._is_owned: it knows its owner, and takes nothing
import threading

lock = threading.RLock()
change = threading.Condition(lock)
said = []


def tell():
    try:
        change.notify()
    except RuntimeError:
        said.append("no")


threads = [threading.Thread(target=tell) for _ in range(2)]
for thread in threads:
    thread.start()
mine = lock.acquire(blocking=False)
for thread in threads:
    thread.join()
print(said, mine)
