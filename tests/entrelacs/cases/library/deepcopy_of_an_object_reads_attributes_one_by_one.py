# outcomes: ["0 0", "1 0", "0 1", "1 1"]
# source: copy.deepcopy is written in Python
import copy
import threading


class Pair:
    def __init__(self):
        self.left = self.right = 0


pair = Pair()


def change():
    pair.left = 1
    pair.right = 1


def show():
    found = copy.deepcopy(pair)
    print(found.left, found.right)


threads = [threading.Thread(target=work) for work in (change, show)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
