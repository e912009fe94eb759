# outcomes: ["[2, 1, 0]", "[0, 2, 1]"]
# source: Thread Safety Guarantees, list: insert holds the lock, reverse waits for it
import threading

numbers = [1, 2]


def put():
    numbers.insert(0, 0)


def turn():
    numbers.reverse()


def look():
    numbers[0]


threads = [threading.Thread(target=work) for work in (put, turn, look)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(numbers)
