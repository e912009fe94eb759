"""The object is published before it is ready: the unlocked test lets it out half built."""
import threading


class Service:
    pass


lock = threading.Lock()
instance = None
ports = []


def get():
    global instance
    if instance is None:
        with lock:
            if instance is None:
                instance = Service()
                instance.port = 80
    return instance


def use():
    ports.append(get().port)


threads = [threading.Thread(target=use) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*ports)
