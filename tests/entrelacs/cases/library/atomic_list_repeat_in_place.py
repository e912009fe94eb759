# outcomes: ["1", "2", "3"]
# source: Thread Safety Guarantees, list: lst *= x copies elements in place
import threading

numbers = [7]


def repeat():
    global numbers
    local = numbers
    local *= 3


def look():
    print(len(numbers))


threads = [threading.Thread(target=work) for work in (repeat, look)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
