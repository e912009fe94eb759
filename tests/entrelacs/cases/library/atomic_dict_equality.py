# outcomes: ["True", "False"]
# source: Thread Safety Guarantees, dict: both dictionaries are locked while they are compared
import threading

prices = {"a": 1, "b": 2}


def change():
    prices["a"] = 3
    prices["b"] = 4


def look():
    print(prices in ({"a": 1, "b": 2}, {"a": 3, "b": 4}))


threads = [threading.Thread(target=work) for work in (change, look)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
