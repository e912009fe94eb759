"""The read and the write are locked, each apart: the increment is not."""
import threading

counter = 0
lock = threading.Lock()


def work():
    global counter
    with lock:
        seen = counter
    with lock:
        counter = seen + 1


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter)
