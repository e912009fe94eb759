# outcomes: [""]
# failures: ["AssertionError"]
# source: time.monotonic is a clock: nothing says that it stands still while a lock is taken
import threading
import time

lock = threading.Lock()


def work():
    with lock:
        pass


thread = threading.Thread(target=work)
thread.start()
start = time.monotonic()
with lock:
    pass
assert time.monotonic() == start
thread.join()
