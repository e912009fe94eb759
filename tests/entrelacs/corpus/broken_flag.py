"""A flag tested then set is no lock: both threads get in."""
import threading

busy = False
inside = []
most = []


def work(name):
    global busy
    while busy:
        pass
    busy = True
    inside.append(name)
    most.append(len(inside))
    inside.remove(name)
    busy = False


threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(max(most))
