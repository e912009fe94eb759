# outcomes: ["['a', 'b']", "['a']"]
import threading
from itertools import groupby

notes = ["a", "a", "b"]


def change():
    notes[2] = "a"


def show():
    print([key for key, _ in groupby(notes)])


threads = [threading.Thread(target=work) for work in (change, show)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
