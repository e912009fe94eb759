# outcomes: ["False", "True"]
# source: containers compare by identity first, and a NaN is equal to nothing else
import threading

x = 0
items = [1]


def reader():
    seen = x
    one, two = float("nan"), float("nan")
    if seen:
        two = one
    len(items)
    print([one] == [two])


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
