# outcomes: ["0 0", "1 0", "1 1", "0 1"]
# source: Counter.__add__ is written in Python
import threading
from collections import Counter

sales = Counter(apple=0, pear=0)


def sell():
    sales["apple"] = 1
    sales["pear"] = 1


def total():
    found = sales + Counter()
    print(found["apple"], found["pear"])


threads = [threading.Thread(target=work) for work in (sell, total)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
