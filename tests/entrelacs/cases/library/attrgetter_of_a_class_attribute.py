# outcomes: ["1", "2"]
import operator
import threading


class Rate:
    value = 1


def change():
    Rate.value = 2


def show():
    print(operator.attrgetter("value")(Rate()))


threads = [threading.Thread(target=work) for work in (change, show)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
