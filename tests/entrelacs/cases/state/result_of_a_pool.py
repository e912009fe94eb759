# outcomes: ["read 100", "read 50"]
from concurrent.futures import ThreadPoolExecutor

balance = 100


def read():
    return balance


def transfer():
    global balance
    balance -= 50
    balance += 50


with ThreadPoolExecutor(2) as pool:
    answer = pool.submit(read)
    pool.submit(transfer)
print("read", answer.result())
