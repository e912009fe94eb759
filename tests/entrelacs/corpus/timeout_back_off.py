"""A time-out on the second lock: either may give up, nobody stays blocked."""
import threading

lock_a = threading.Lock()
lock_b = threading.Lock()
won = []


def both(name, first, second):
    with first:
        if second.acquire(timeout=0.01):
            won.append(name)
            second.release()


threads = [
    threading.Thread(target=both, args=("f", lock_a, lock_b)),
    threading.Thread(target=both, args=("b", lock_b, lock_a)),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(won))
