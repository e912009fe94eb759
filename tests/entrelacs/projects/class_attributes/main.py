from account import Account, Savings

Account.rate = 4
print(Account.rate, Savings.rate, Savings().interest(100), Account.kinds)
