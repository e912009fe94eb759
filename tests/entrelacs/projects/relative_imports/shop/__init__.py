from . import stock
from .prices import PRICE


def sell(count):
    stock.left -= count
    return stock.left, count * PRICE
