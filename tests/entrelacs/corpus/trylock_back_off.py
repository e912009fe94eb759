"""Taking the second lock without waiting, and letting go when it fails: no deadlock."""
import threading

lock_a = threading.Lock()
lock_b = threading.Lock()


def both(first, second):
    while True:
        with first:
            if second.acquire(blocking=False):
                second.release()
                return


threads = [
    threading.Thread(target=both, args=(lock_a, lock_b)),
    threading.Thread(target=both, args=(lock_b, lock_a)),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("done")
