# outcomes: ["5", "6"]
import threading

x = 0
items = [1]
class Account: pass

account = Account()
account.field_0, account.field_1 = 5, 6


def reader():
    seen = x
    print(getattr(account, f"field_{seen}"))


def writer():
    global x
    account.field_0, account.field_1 = 5, 6
    x = 1
    x = 0


threads = [threading.Thread(target=work) for work in (reader, writer)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
