"""The increment of an attribute is a read then a write too."""
import threading


class Account:
    def __init__(self):
        self.balance = 0

    def deposit(self):
        self.balance += 1


account = Account()
threads = [threading.Thread(target=account.deposit) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(account.balance)
