import bank; from bank import add; x = 1; print(x, bank.total)
if x: bank.total = 5; add(); print(bank.total)
def change(): bank.total = 8; return bank.total
def documented():
    "Change it."
    bank.total += 1
    return bank.total
def nested():
    with bank.lock:
        bank.total *= 2
    for bank.total in (20, 30):
        pass
    return bank.total, hasattr(bank.lock, "acquire")
print(change(), documented(), nested(), bank.total)
class A: y = bank.total; x = x
print(A.x, A.y)
