import prices
from prices import label as text, total

amount = total(2)
print(f"{text}: {prices.PRICE:>{prices.WIDTH}} {amount!r} {prices.total(prices.PRICE)}")
