# outcomes: ["1 2", "1 3", "2 3", "2 2"]
# source: Thread Safety Guarantees, list: pop(i) shifts elements, lock-free operations may observe intermediate states
import threading

numbers = [1, 2, 3]


def take():
    numbers.pop(0)


def look():
    first = numbers[0]
    second = numbers[1]
    print(first, second)


threads = [threading.Thread(target=work) for work in (take, look)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
