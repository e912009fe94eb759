# outcomes: ["[2, 1, 3]", "[3, 2, 1]", "[2]", "[2, 1]", "[]", "[2, 1, 1]", "[2, 2, 1]"]
# source: Thread Safety Guarantees, list: the list appears empty for the duration of the sort; an iterator reads without its lock
import threading

numbers = [3, 1, 2]


def arrange():
    numbers.sort()


def show():
    print([number for number in reversed(numbers)])


threads = [threading.Thread(target=work) for work in (arrange, show)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
