"""Deux fils et un verrou réentrant, rendu en deux fois."""

from threading import RLock, Thread

verrou = RLock()
journal = []


def ranger():
    verrou.acquire()
    verrou.acquire()
    journal.append("A1")
    verrou.release()
    journal.append("A2")
    verrou.release()


def noter():
    with verrou:
        journal.append("B")


fils = [Thread(target=ranger), Thread(target=noter)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print(" ".join(journal))
