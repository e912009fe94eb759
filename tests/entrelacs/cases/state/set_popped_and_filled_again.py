# outcomes: ["1", "2"]
# source: CPython's set.pop goes on from the place of the last item that it gave
import threading

some = {1, 2, 3}
x = 0


def read():
    if x:
        some.add(some.pop())


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
print(some.pop())
last.join()
