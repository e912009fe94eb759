"""Threads as a subclass with run()."""
import threading


class Adder(threading.Thread):
    total = 0

    def __init__(self, amount):
        super().__init__(name=f"adder {amount}")
        self.amount = amount

    def run(self):
        Adder.total += self.amount


threads = [Adder(1), Adder(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(Adder.total)
