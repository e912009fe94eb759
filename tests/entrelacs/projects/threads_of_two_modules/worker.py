import threading


class Worker(threading.Thread):
    def __init__(self, account, amount):
        super().__init__()
        self.account, self.amount = account, amount

    def run(self):
        self.account.add(self.amount)
