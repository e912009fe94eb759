# failures: ["TypeError: cannot pickle '_thread.lock' object"]
# source: CPython
import copy
import threading


class Account:
    def __init__(self):
        self.lock = threading.Lock()
        self.balance = 0


print(copy.copy(Account()).balance)
copy.deepcopy(Account())
