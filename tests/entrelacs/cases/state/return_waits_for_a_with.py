# outcomes: ["100"]
# failures: ["AssertionError: 50"]
# source: the value of a return is computed before the block closes
import threading

reading, writing = threading.Lock(), threading.Lock()
balance = 100


def read():
    with reading:
        return balance


def transfer():
    global balance
    with writing:
        balance -= 50
        balance += 50


def customer():
    seen = read()
    assert seen == 100, seen
    print(seen)


threads = [threading.Thread(target=work) for work in (customer, transfer)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
