"""Politeness has an end: the second one does not give the spoon back."""
import threading

hungry = [True, True]
spoon = 0


def dine(me):
    global spoon
    while hungry[me]:
        if spoon != me:
            continue
        if me == 0 and hungry[1 - me]:
            spoon = 1 - me
            continue
        hungry[me] = False
        spoon = 1 - me


threads = [threading.Thread(target=dine, args=(me,)) for me in (0, 1)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("eaten")
