"""The check and the act under one lock."""
import threading

balance = 100
paid = []
lock = threading.Lock()


def withdraw(amount):
    global balance
    with lock:
        if balance >= amount:
            balance -= amount
            paid.append(amount)


threads = [threading.Thread(target=withdraw, args=(80,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(balance, len(paid))
