# outcomes: ["0", "2"]
# source: Thread Safety Guarantees, list: the list appears empty for the duration of the sort
import threading

numbers = [2, 1]


def arrange():
    numbers.sort()


def look():
    print(len(numbers))


threads = [threading.Thread(target=work) for work in (arrange, look)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
