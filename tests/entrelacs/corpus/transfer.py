"""Transfers between accounts lock in the order of their arguments."""
import threading


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.Lock()


def transfer(source, target, amount):
    with source.lock:
        with target.lock:
            source.balance -= amount
            target.balance += amount


a = Account(10)
b = Account(10)
threads = [
    threading.Thread(target=transfer, args=(a, b, 3)),
    threading.Thread(target=transfer, args=(b, a, 5)),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(a.balance, b.balance)
