# outcomes: ["0.3333 0.3333333333333333333333333333"]
from decimal import Context, Decimal

print(Context(prec=4).divide(Decimal(1), Decimal(3)), Decimal(1) / Decimal(3))
