# outcomes: ["2"]
import threading
from collections import Counter

sales = Counter()
lock = threading.Lock()


def sell():
    with lock:
        sales.update({"apple": 1})


threads = [threading.Thread(target=work) for work in (sell, sell)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sales["apple"])
