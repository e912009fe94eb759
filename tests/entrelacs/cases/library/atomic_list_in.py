# outcomes: ["True", "False"]
# source: Thread Safety Guarantees, list: `in` reads each item atomically, one after the other
import threading

numbers = [1, 2]


def swap():
    numbers[1] = 3
    numbers[0] = 2


def look():
    print(2 in numbers)


threads = [threading.Thread(target=work) for work in (swap, look)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
