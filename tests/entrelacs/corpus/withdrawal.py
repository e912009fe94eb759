"""Check then act: both customers see enough money."""
import threading

balance = 100
paid = []


def withdraw(amount):
    global balance
    if balance >= amount:
        balance -= amount
        paid.append(amount)


threads = [threading.Thread(target=withdraw, args=(80,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(balance, len(paid))
