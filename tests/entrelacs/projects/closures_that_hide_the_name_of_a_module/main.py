import bank
from bank import total


def outer():
    total = 10

    def inner(bank):
        return bank + total

    return inner(5), bank.total


def other():
    total = bank.total + 1
    bank.total = total
    return total


print(outer(), other(), bank.total, total)
