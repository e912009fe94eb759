# outcomes: ["[0, 1, 2, 3]"]
# source: Thread Safety Guarantees, list: insert holds the lock, append waits for it
import threading

numbers = [1, 2]


def put():
    numbers.insert(0, 0)


def add():
    numbers.append(3)


def look():
    numbers[0]


threads = [threading.Thread(target=work) for work in (put, add, look)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(numbers)
