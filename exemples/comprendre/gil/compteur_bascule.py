"""Demander un changement de fil mille fois plus souvent."""

import sys
from threading import Thread

NB_FILS = 5
TOURS = 100_000

compteur = 0
sys.setswitchinterval(0.000_005)


def incrementer():
    global compteur
    for _ in range(TOURS):
        compteur += 1


fils = [Thread(target=incrementer) for _ in range(NB_FILS)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("compteur =", compteur)
