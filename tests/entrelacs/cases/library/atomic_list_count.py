# outcomes: ["0", "1", "2"]
# source: Thread Safety Guarantees, list: count reads each item atomically, one after the other
import threading

numbers = [1, 1]


def move():
    numbers[0] = 0
    numbers[1] = 0


def look():
    print(numbers.count(1))


threads = [threading.Thread(target=work) for work in (move, look)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
