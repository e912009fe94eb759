import prices
from shop import total

print(total(3), prices.PRICE)
prices.PRICE = 7
print(total(3), prices.PRICE)
