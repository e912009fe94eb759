rate = 2


class Account:
    def __init__(self, balance):
        self.balance = balance

    def fee(self):
        return rate * self.balance


def open_account(balance):
    return Account(balance)
