# outcomes: ["1", "2"]
import threading
from collections import UserDict

stock = UserDict(pear=1)


def change():
    stock.update(pear=2)


def show():
    print(stock.get("pear"))


threads = [threading.Thread(target=work) for work in (change, show)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
