# refused: 14, "arrayiterator"
# source: an array is read item by item, and another thread changes it meanwhile.
import threading
from array import array

numbers = array("i", [1, 2])


def write():
    numbers.append(3)


def read():
    print(sum(numbers))


threads = [threading.Thread(target=work) for work in (write, read)]
for thread in threads:
    thread.start()
