from threading import Lock


class Account:
    def __init__(self):
        self.lock = Lock()
        self.balance = 0

    def add(self, amount):
        with self.lock:
            self.balance += amount
