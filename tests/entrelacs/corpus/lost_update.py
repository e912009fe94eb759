"""Two threads increment a global without a lock: an increment can be lost."""
import threading

THREADS = 2
TIMES = 1

counter = 0


def work():
    global counter
    for _ in range(TIMES):
        counter += 1


threads = [threading.Thread(target=work) for _ in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter)
