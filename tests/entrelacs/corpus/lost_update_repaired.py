"""The same counter, every increment under the lock."""
import threading

THREADS = 2
TIMES = 1

counter = 0
lock = threading.Lock()


def work():
    global counter
    for _ in range(TIMES):
        with lock:
            counter += 1


threads = [threading.Thread(target=work) for _ in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter)
