"""Opposite orders are harmless behind a common outer lock."""
import threading

gate = threading.Lock()
lock_a = threading.Lock()
lock_b = threading.Lock()


def forward():
    with gate, lock_a, lock_b:
        pass


def backward():
    with gate, lock_b, lock_a:
        pass


threads = [threading.Thread(target=forward), threading.Thread(target=backward)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("done")
