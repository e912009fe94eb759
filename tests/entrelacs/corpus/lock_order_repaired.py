"""Both threads take the locks in the same order."""
import threading

lock_a = threading.Lock()
lock_b = threading.Lock()


def forward():
    with lock_a:
        with lock_b:
            pass


def also_forward():
    with lock_a:
        with lock_b:
            pass


threads = [threading.Thread(target=forward), threading.Thread(target=also_forward)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("done")
