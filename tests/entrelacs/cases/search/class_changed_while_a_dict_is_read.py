# outcomes: ["0", "1"]
# failures: ["RuntimeError: dictionary changed size during iteration"]
# source: counted by hand; the steps in the midst of an iteration are never deduced, and what they change is seen all the same
import threading


class Box:
    n = 0


table = {"k": 1}


def take():
    table.pop("k")


def count():
    for _ in table:
        Box.n += 1


threads = [threading.Thread(target=work) for work in (take, count)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(Box.n)
