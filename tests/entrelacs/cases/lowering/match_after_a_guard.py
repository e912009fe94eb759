# outcomes: ["B 0", "B 1", "B None", "C 0", "C 1"]
# source: counted by hand: the list is read by each pattern, the guard reads in between
import threading

x = [0]
y = [0]


def reader():
    seen = None
    match x:
        case [0] if (seen := y[0]) == 2:
            print("A", seen)
        case [1]:
            print("B", seen)
        case _:
            print("C", seen)


def writer():
    y[0] = 1
    x[0] = 1


threads = [threading.Thread(target=f) for f in (reader, writer)]
for t in threads:
    t.start()
for t in threads:
    t.join()
