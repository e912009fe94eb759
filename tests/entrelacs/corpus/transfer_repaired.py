"""Transfers lock in the order of the accounts' numbers."""
import threading


class Account:
    def __init__(self, number, balance):
        self.number = number
        self.balance = balance
        self.lock = threading.Lock()


def transfer(source, target, amount):
    first, second = sorted((source, target), key=lambda account: account.number)
    with first.lock:
        with second.lock:
            source.balance -= amount
            target.balance += amount


a = Account(1, 10)
b = Account(2, 10)
threads = [
    threading.Thread(target=transfer, args=(a, b, 3)),
    threading.Thread(target=transfer, args=(b, a, 5)),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(a.balance, b.balance)
