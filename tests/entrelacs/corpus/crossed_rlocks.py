"""Re-entrance does not save from opposite orders."""
import threading

first = threading.RLock()
second = threading.RLock()


def forward():
    with first:
        with first:
            with second:
                pass


def backward():
    with second:
        with first:
            pass


threads = [threading.Thread(target=forward), threading.Thread(target=backward)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("done")
