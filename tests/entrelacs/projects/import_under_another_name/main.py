import bank as b
from bank import Account as A, open_account as make

account = make(3)
print(b.Account is A, account.balance, isinstance(account, A), b.rate)
b.rate += 1
print(b.rate, make(1).fee())
