made = 0


class Account:
    def __init__(self, balance):
        global made
        made += 1
        self.balance = balance

    def value(self):
        from rates import RATE

        return self.balance * RATE
