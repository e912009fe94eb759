rate = 2
kinds = ["current"]


class Account:
    rate = rate
    kinds = kinds + ["savings"]

    def interest(self, amount):
        return amount * self.rate // 100


class Savings(Account):
    rate = Account.rate + 1
