# outcomes: ["3 calls", "4 calls"]
# source: the function is called by both threads, and the end seen by one ends it for the other; CPython's callable_iterator
import threading

calls = 0
lock = threading.Lock()


def pull():
    global calls
    with lock:
        calls += 1
        return min(calls, 3)


numbers = iter(pull, 3)


def work():
    for _ in numbers:
        pass


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(calls, "calls")
