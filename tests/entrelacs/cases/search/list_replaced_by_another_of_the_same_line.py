# outcomes: ["4", "5"]
import threading


def make():
    global box, total
    for i in range(2):
        mine = [i]
        box = mine
        mine.append(1)
        box = None
        total += len(mine)


def add():
    seen = box
    if seen is not None:
        seen.append(9)


box, total = None, 0
threads = [threading.Thread(target=work) for work in (make, add)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total)
