# outcomes: ["[1, 2]", "[0, 1, 2]", "[1, 1, 2]", "[1, 2, 2]"]
# source: Thread Safety Guarantees, list: insert shifts elements; iteration reads them without the lock
import threading

numbers = [1, 2]


def put():
    numbers.insert(0, 0)


def look():
    print([number for number in numbers])


threads = [threading.Thread(target=work) for work in (put, look)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
