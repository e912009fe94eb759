# outcomes: ["1 built", "2 built"]
# source: https://docs.python.org/3/reference/datamodel.html#emulating-callable-objects
import threading


class Single(type):
    made = {}

    def __call__(cls, *args, **kwargs):
        if cls not in cls.made:
            instance = super().__call__(*args, **kwargs)
            cls.made[cls] = instance
        return cls.made[cls]


class Settings(metaclass=Single):
    built = 0

    def __init__(self, path="app.ini"):
        type(self).built += 1
        self.path = path


threads = [threading.Thread(target=Settings) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(min(Settings.built, 2), "built")
