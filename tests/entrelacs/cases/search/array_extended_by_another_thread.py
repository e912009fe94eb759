# outcomes: ["[1]", "[1, 2]"]
# source: a method of an object written in C changes that object, however CPython binds it.
import threading
from array import array

numbers = array("i", [1])


def write():
    numbers.extend([2])


def read():
    print(numbers.tolist())


threads = [threading.Thread(target=work) for work in (write, read)]
for thread in threads:
    thread.start()
