"""The test outside the lock only: two objects are made."""
import threading

lock = threading.Lock()
instance = None
made = []


class Service:
    def __init__(self):
        made.append(self)


def get():
    global instance
    if instance is None:
        with lock:
            instance = Service()
    return instance


threads = [threading.Thread(target=get) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(made))
