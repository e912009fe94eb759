"""Two threads wait for the same state, one notify(): one of them sleeps for ever."""
import threading

condition = threading.Condition()
opened = False


def visitor():
    with condition:
        while not opened:
            condition.wait()


def porter():
    global opened
    with condition:
        opened = True
        condition.notify()


threads = [threading.Thread(target=visitor) for _ in range(2)]
threads.append(threading.Thread(target=porter))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("open")
