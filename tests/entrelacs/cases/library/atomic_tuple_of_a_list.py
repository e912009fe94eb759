# outcomes: ["(1, 2)", "(5, 2)", "(1, 6)", "(5, 6)"]
# source: Thread Safety Guarantees, list: iteration is never atomic, and tuple() is not said to be
import threading

numbers = [1, 2]


def change():
    numbers[0] = 5
    numbers[1] = 6


def look():
    print(tuple(numbers))


threads = [threading.Thread(target=work) for work in (change, look)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
