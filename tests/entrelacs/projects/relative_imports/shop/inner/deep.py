from .. import stock
from ..prices import PRICE


def price(count):
    return count * PRICE, stock.left
