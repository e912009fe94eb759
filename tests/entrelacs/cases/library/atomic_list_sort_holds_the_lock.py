# outcomes: ["[1, 2, 3]"]
# source: Thread Safety Guarantees, list: append waits for the lock that sort holds
import threading

numbers = [2, 1]


def arrange():
    numbers.sort()


def add():
    numbers.append(3)


def look():
    len(numbers)


threads = [threading.Thread(target=work) for work in (arrange, add, look)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(numbers))
