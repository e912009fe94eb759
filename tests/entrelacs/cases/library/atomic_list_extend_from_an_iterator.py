# outcomes: ["[1, 2]", "[5, 2]", "[1, 6]", "[5, 6]"]
# source: Thread Safety Guarantees, list: of anything else an iterator is created, which can be concurrently modified
import threading

source = [1, 2]
numbers = []


def change():
    source[0] = 5
    source[1] = 6


def add():
    numbers.extend(iter(source))
    print(numbers)


threads = [threading.Thread(target=work) for work in (change, add)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
