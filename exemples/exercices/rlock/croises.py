"""Deux fils, deux verrous réentrants, deux ordres opposés."""

from threading import RLock, Thread

cle = RLock()
carnet = RLock()


def noter(premier, second):
    with premier:
        with second:
            pass


fils = [
    Thread(target=noter, args=(cle, carnet)),
    Thread(target=noter, args=(carnet, cle)),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("fini")
