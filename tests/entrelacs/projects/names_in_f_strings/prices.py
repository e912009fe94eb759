PRICE = 5
WIDTH = 4
label = "price"
amount = 3


def total(count):
    return f"{count}x{PRICE}={count * PRICE} ({amount})"
