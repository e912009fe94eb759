# outcomes: ["got\ngot", "got\nlate", "late\ngot"]
# source: a count: the second thread gets what the first one puts back, or is too late, before or after the first one prints
import threading
import time

condition = threading.Condition()
free = 1


def use():
    global free
    with condition:
        end = time.monotonic() + 5
        while not free:
            left = end - time.monotonic()
            if left <= 0:
                break
            condition.wait(left)
        else:
            free -= 1
            left = None
    if left is not None:
        print("late")
        return
    print("got")
    with condition:
        free += 1
        condition.notify()


threads = [threading.Thread(target=use) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
