# failures: ["deadlock"]
# outcomes: ["end"]
# source: threading.Condition.wait_for is "while not predicate(): cv.wait()": the list may be filled after its truth was read
import threading

condition = threading.Condition()
items = []


def consume():
    with condition:
        condition.wait_for(lambda: items)


def produce():
    with condition:
        condition.notify()
    items.append(1)


threads = [threading.Thread(target=work) for work in (consume, produce)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("end")
