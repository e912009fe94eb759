"""Deux lecteurs pour une file, et un seul signal de fin."""

from queue import Queue
from threading import Thread

file = Queue()
lus = {"Ana": 0, "Bob": 0}


def lire(nom):
    while (lettre := file.get()) is not None:
        lus[nom] += lettre
    file.put(None)


fils = [Thread(target=lire, args=(nom,), name=nom) for nom in lus]
for fil in fils:
    fil.start()
for lettre in (1, 10, None):
    file.put(lettre)
for fil in fils:
    fil.join()
print("Ana :", lus["Ana"], "· Bob :", lus["Bob"])
