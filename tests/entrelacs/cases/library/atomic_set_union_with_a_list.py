# outcomes: ["[1, 2, 8]", "[8]"]
# source: Thread Safety Guarantees, set: union does not lock a list, but it does lock the set
import threading

numbers = {1, 2}


def clear():
    numbers.clear()


def show():
    print(sorted(numbers.union([8])))


threads = [threading.Thread(target=work) for work in (clear, show)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
