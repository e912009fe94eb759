# outcomes: ["(1+0j) 1", "0j 0"]
import threading

x = 0
items = [1]
class Impedance(complex):
    def __repr__(self):
        return "impedance"


class Secret(int):
    def __repr__(self):
        return "***"

    __str__ = __repr__


def reader():
    seen = x
    impedance, secret = Impedance(seen), Secret(seen)
    len(items)
    print(impedance + 0, secret + 0)


def writer():
    global x
    items.append(2)
    x = 1
    x = 0


threads = [threading.Thread(target=work) for work in (reader, writer)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
