# outcomes: ["[]", "[1, 2]", "[2]"]
# source: Thread Safety Guarantees, list: extend is safe from concurrent modifications of a list; lock-free readers of the first are not said to be
import threading

source = [1, 2]
numbers = []


def change():
    del source[0]


def add():
    numbers.extend(source)


threads = [threading.Thread(target=work) for work in (change, add)]
for thread in threads:
    thread.start()
print(numbers.copy())
for thread in threads:
    thread.join()
