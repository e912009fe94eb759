import threading

from account import Account
from worker import Worker

account = Account()
workers = [Worker(account, n) for n in (1, 2)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print(account.balance, threading.current_thread().name, [w.name for w in workers])
