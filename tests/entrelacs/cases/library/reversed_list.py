# outcomes: ["[2, 1]", "[2, 9]"]
# source: reversed() reads its list when it is asked for an item
import threading

notes = [1, 2]


def change():
    notes[0] = 9


def show():
    print([note for note in reversed(notes)])


threads = [threading.Thread(target=work) for work in (change, show)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
