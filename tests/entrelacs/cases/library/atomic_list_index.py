# outcomes: ["0", "1"]
# failures: ["ValueError: 2 is not in list"]
# source: Thread Safety Guarantees, list: index reads each item atomically, one after the other
# versions: <3.14
import threading

numbers = [1, 2]


def swap():
    numbers[0] = 2
    numbers[1] = 1


def look():
    print(numbers.index(2))


threads = [threading.Thread(target=work) for work in (swap, look)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
