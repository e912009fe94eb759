# outcomes: ["Thread-3 Thread-4", "Thread-4 Thread-3"]
# source: threading.Thread, the same for a subclass and for a Timer
import threading

names = {}


class Leaf(threading.Thread):
    def __init__(self):
        super().__init__()
        self.ready = True


def plant():
    names["leaf"] = Leaf().name


def wind():
    names["timer"] = threading.Timer(1, print).name


threads = [threading.Thread(target=work) for work in (plant, wind)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(names["leaf"], names["timer"])
