from shop import sell
from shop.inner import deep

print(sell(2), deep.price(3))
