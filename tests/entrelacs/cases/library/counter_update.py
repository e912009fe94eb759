# outcomes: ["1", "2"]
# source: collections.Counter.update is written in Python: it reads each count, then writes it
import threading
from collections import Counter

sales = Counter()


def sell():
    sales.update({"apple": 1})


threads = [threading.Thread(target=work) for work in (sell, sell)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sales["apple"])
