# outcomes: ["{}", "{'a': 1, 'b': 2}", "{'b': 2}"]
# source: Thread Safety Guarantees, dict: update locks both dictionaries
import threading

source = {"a": 1, "b": 2}
prices = {}


def change():
    del source["a"]


def add():
    prices.update(source)


threads = [threading.Thread(target=work) for work in (change, add)]
for thread in threads:
    thread.start()
print(prices.copy())
for thread in threads:
    thread.join()
