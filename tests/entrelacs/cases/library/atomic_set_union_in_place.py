# outcomes: ["0", "1", "2"]
# source: Thread Safety Guarantees, set: `in` may observe intermediate states from operations that hold the lock
import threading

numbers = set()


def add():
    local = numbers
    local |= {1, 2}


def look():
    print((1 in numbers) + (2 in numbers))


threads = [threading.Thread(target=work) for work in (add, look)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
