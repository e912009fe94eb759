# outcomes: ["(False, False)", "(False, True)", "(True, False)", "(True, True)"]
# source: Lib/threading.py, _bootstrap_inner: the number is given before the thread is said to be started
import threading

stop = threading.Event()
thread = threading.Thread(target=stop.wait)
seen = []


def look():
    seen.append((thread.ident is not None, thread.is_alive()))


helper = threading.Thread(target=look)
helper.start()
thread.start()
helper.join()
stop.set()
thread.join()
print(*seen)
