# outcomes: ["(1, 2) []", "() [1, 2]", "(2,) [1]"]
# source: on CPython with its lock, tuple() exhausts an iterator written in C at one go; list.extend() of one is documented as no atomic operation
import threading

numbers = iter((1, 2))
found = []


def take():
    global taken
    taken = tuple(numbers)


def extend():
    found.extend(numbers)


threads = [threading.Thread(target=work) for work in (take, extend)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(taken, found)
