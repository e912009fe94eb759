# outcomes: ["[5, 9]", "[9, 5]"]
# source: CPython: list(s) once 6 and 25 were added to an empty set and taken out, then 9 and 5 added; and without 6 and 25
import threading

some = set()
x = 0


def read():
    if x:
        some.update((6, 25))
        some.discard(6)
        some.discard(25)


def write():
    global x
    x = 1


def later():
    global x
    x = 2


threads = [threading.Thread(target=work) for work in (read, write)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
last = threading.Thread(target=later)
last.start()
x = 3
some.add(9)
some.add(5)
print(list(some))
last.join()
