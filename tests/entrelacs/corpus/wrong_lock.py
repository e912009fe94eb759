"""Two threads protect the same counter with two different locks."""
import threading

counter = 0


def work(lock):
    global counter
    with lock:
        counter += 1


threads = [threading.Thread(target=work, args=(threading.Lock(),)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter)
