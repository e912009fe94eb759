# outcomes: ["{'a': 1, 'b': 2}", "{'c': 3, 'b': 2}", "{'a': 1, 'd': 4}", "{'c': 3, 'd': 4}"]
# source: Thread Safety Guarantees, dict: from a non-dict iterable, which may be concurrently modified
import threading

pairs = [("a", 1), ("b", 2)]
prices = {}


def change():
    pairs[0] = ("c", 3)
    pairs[1] = ("d", 4)


def add():
    prices.update(pairs)
    print(prices)


threads = [threading.Thread(target=work) for work in (change, add)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
