"""A method that holds the lock calls another that wants it."""
import threading


class Account:
    def __init__(self):
        self.lock = threading.Lock()
        self.balance = 0

    def deposit(self, amount):
        with self.lock:
            self.balance += amount

    def deposit_twice(self, amount):
        with self.lock:
            print("holding")
            self.deposit(amount)
            self.deposit(amount)


account = Account()
account.deposit_twice(5)
print(account.balance)
