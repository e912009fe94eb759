"""A swap of two globals is four steps: an observer sees it half done."""
import threading

a = 1
b = 2
seen = []


def swap():
    global a, b
    a, b = b, a


def look():
    seen.append(a + b)


threads = [threading.Thread(target=swap), threading.Thread(target=look)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(seen[0])
