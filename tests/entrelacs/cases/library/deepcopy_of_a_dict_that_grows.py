# outcomes: ["2", "3"]
# failures: ["RuntimeError: dictionary changed size during iteration"]
# source: copy.deepcopy is written in Python: it iterates over the dictionary
import copy
import threading

prices = {"apple": 1, "pear": 2}


def add():
    prices["plum"] = 3


def show():
    print(len(copy.deepcopy(prices)))


threads = [threading.Thread(target=work) for work in (add, show)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
