# outcomes: ["2 True\n1 1", "2 False\n1 1", "3 False\n1 1", "3 True\n1 1", "2 True\n1 9 2", "3 True\n1 1 9", "3 True\n1 9 1", "2 True\n1 9 1", "3 True\n1 9 2"]
import threading


def make():
    global box
    for i in range(2):
        mine = [i]
        box = mine
        mine.append(len(box))


def look():
    seen = box
    seen.append(9)
    print(len(seen), seen is box)


box = [0]
threads = [threading.Thread(target=make), threading.Thread(target=look)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*box)
