# refused: 4, "getcontext() donne le contexte de calcul de ce fil"
import decimal

decimal.getcontext().prec = 4
print(decimal.Decimal(1) / 3)
