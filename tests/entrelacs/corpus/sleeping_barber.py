"""The barber looks, then falls asleep: a customer who comes in between is not seen."""
import threading

bell = threading.Event()
mutex = threading.Lock()
waiting = 0
cut = []


def customer():
    global waiting
    with mutex:
        waiting += 1
    bell.set()


def barber():
    global waiting
    if waiting == 0:
        bell.clear()
        bell.wait()
    with mutex:
        waiting -= 1
    cut.append("one")


threads = [threading.Thread(target=barber), threading.Thread(target=customer)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(cut))
