# outcomes: ["ok"]
# failures: ["RuntimeError: OrderedDict mutated during iteration"]
import threading
from collections import OrderedDict

prices = OrderedDict(apple=1)


def change():
    prices["pear"] = 2


def show():
    next(iter(prices))


threads = [threading.Thread(target=work) for work in (change, show)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("ok")
