# outcomes: ["(0, 0)", "(1, 0)", "(0, 1)", "(1, 1)"]
# source: attrgetter reads one attribute after the other, and each may be a property
import operator
import threading


class Pair:
    def __init__(self):
        self.left = self.right = 0


pair = Pair()


def change():
    pair.left = 1
    pair.right = 1


def show():
    print(operator.attrgetter("left", "right")(pair))


threads = [threading.Thread(target=work) for work in (change, show)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
