"""Exactly one thread gets the index 0, whichever it is."""
import threading

barrier = threading.Barrier(2)
elected = []


def work(name):
    if barrier.wait() == 0:
        elected.append(name)


threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*elected)
