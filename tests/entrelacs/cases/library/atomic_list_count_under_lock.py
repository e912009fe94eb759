# outcomes: ["0", "2"]
# source: a lock around both: nobody sees the middle
import threading

numbers = [1, 1]
lock = threading.Lock()


def move():
    with lock:
        numbers[0] = 0
        numbers[1] = 0


def look():
    with lock:
        found = numbers.count(1)
    print(found)


threads = [threading.Thread(target=work) for work in (move, look)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
