# outcomes: ["no", "yes"]
import threading

x = 0
items = [1]
no, yes = (lambda: "no"), (lambda: "yes")


def reader():
    seen = x
    answer = yes if seen else no
    len(items)
    print(answer())


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
