import prices


def total(count):
    return count * prices.PRICE
