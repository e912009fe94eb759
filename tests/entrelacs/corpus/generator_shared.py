"""Two threads draw from one generator."""
import threading


def numbers():
    for n in range(2):
        yield n


source = numbers()
lock = threading.Lock()
drawn = []


def draw():
    with lock:
        drawn.append(next(source))


threads = [threading.Thread(target=draw) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*drawn)
