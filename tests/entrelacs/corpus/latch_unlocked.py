"""A latch that counts down without a lock may never open."""
import threading

remaining = 2
opened = threading.Event()


def work():
    global remaining
    remaining -= 1
    if remaining == 0:
        opened.set()


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
opened.wait()
print("open")
