# refused: 14, "écrit en Python dans la bibliothèque"
# source: with indent, json.dumps iterates in Python
import json
import threading

prices = {"apple": 1}


def change():
    prices["pear"] = 2


def show():
    print(json.dumps(prices, indent=1))


threads = [threading.Thread(target=work) for work in (change, show)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
