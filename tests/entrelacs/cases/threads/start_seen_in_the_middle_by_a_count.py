# outcomes: ["(2, False)", "(2, True)", "(3, False)", "(3, True)"]
# source: Lib/threading.py, start: a thread is counted (_limbo) before it is said to be started
import threading

stop = threading.Event()
thread = threading.Thread(target=stop.wait)
seen = []


def look():
    seen.append((threading.active_count(), thread.is_alive()))


helper = threading.Thread(target=look)
helper.start()
thread.start()
helper.join()
stop.set()
thread.join()
print(*seen)
