# outcomes: ["0", "1"]
import threading

x = 0
items = [1]
class Account:
    __slots__ = ("__balance",)

    def __init__(self, balance):
        self.__balance = balance

    def balance(self):
        return self.__balance


def reader():
    seen = x
    account = Account(seen)
    len(items)
    print(account.balance())


def writer():
    global x
    items.append(2)
    x = 1
    x = 0


threads = [threading.Thread(target=work) for work in (reader, writer)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
