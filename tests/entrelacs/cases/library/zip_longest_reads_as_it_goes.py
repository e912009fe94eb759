# outcomes: ["[(1, 2), (3, 4)]", "[(1, 2), (3, 9)]"]
import threading
from itertools import zip_longest

left, right = [1, 3], [2, 4]


def change():
    right[1] = 9


def show():
    print(list(zip_longest(left, right)))


threads = [threading.Thread(target=work) for work in (change, show)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
