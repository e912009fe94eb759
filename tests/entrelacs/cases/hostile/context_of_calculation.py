# refused: 5, "setcontext()"

import decimal

decimal.setcontext(decimal.Context(prec=3))
print(decimal.Decimal(1) / 3)
