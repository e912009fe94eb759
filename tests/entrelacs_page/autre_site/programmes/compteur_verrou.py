"""Deux fils comptent, sous un verrou."""

import threading

TOURS = 100
compteur = 0
verrou = threading.Lock()


def compter():
    global compteur
    for _ in range(TOURS):
        with verrou:
            compteur += 1


fils = [threading.Thread(target=compter, name=nom) for nom in ("Ana", "Bob")]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("compteur =", compteur)
