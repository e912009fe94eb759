# outcomes: ["1 built"]
import threading


class Single(type):
    made = {}
    lock = threading.Lock()

    def __call__(cls, *args, **kwargs):
        with cls.lock:
            if cls not in cls.made:
                cls.made[cls] = type.__call__(cls, *args, **kwargs)
            return cls.made[cls]


class Settings(metaclass=Single):
    built = 0

    def __init__(self):
        type(self).built += 1


threads = [threading.Thread(target=Settings) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(Settings.built, "built")
