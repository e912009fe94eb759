# outcomes: ["+=: 'int' and 'str'", "+=: 'Box' and 'int'", "**=: 'Box' and 'int'"]
# source: CPython names the augmented operator in its message.
import threading


class Box:
    def __radd__(self, other):
        return NotImplemented


def told(work):
    try:
        work()
    except TypeError as error:
        return str(error).partition("for ")[2].replace(" or pow()", "")


def number():
    n = 1
    n += "a"


def box():
    b = Box()
    b += 1


def power():
    b = Box()
    b **= 1


works = [number, box, power]
lock = threading.Lock()
first = []


def run(work):
    with lock:
        if not first:
            first.append(told(work))


threads = [threading.Thread(target=run, args=(work,)) for work in works]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(first[0])
