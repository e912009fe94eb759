# outcomes: ["1", "2"]
import threading


class Meta(type):
    rate = 1


class Account(metaclass=Meta):
    pass


def change():
    Meta.rate = 2


def show():
    print(Account.rate)


threads = [threading.Thread(target=work) for work in (change, show)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
