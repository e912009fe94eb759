# outcomes: ["[1, 2]", "[2, 3]", "[1, 3]", "[2]"]
# source: Thread Safety Guarantees, set: update locks the other operand only when it is a set or a dict
import threading

source = [1, 2]
numbers = set()


def change():
    source[0] = 2
    source[1] = 3


def add():
    numbers.update(source)
    print(sorted(numbers))


threads = [threading.Thread(target=work) for work in (change, add)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
