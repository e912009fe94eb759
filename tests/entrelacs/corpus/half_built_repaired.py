"""Built first, published last."""
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
                service = Service()
                service.port = 80
                instance = service
    return instance


def use():
    ports.append(get().port)


threads = [threading.Thread(target=use) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*ports)
