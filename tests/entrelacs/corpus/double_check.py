"""The test outside, then again under the lock: one object is made."""
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
            if instance is None:
                instance = Service()
    return instance


threads = [threading.Thread(target=get) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(made))
