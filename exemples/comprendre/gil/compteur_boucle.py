"""Cinq fils, 100 000 tours : une boucle sépare lecture et écriture."""

from threading import Thread

NB_FILS = 5
TOURS = 100_000

compteur = 0


def incrementer():
    global compteur
    for _ in range(TOURS):
        valeur = compteur
        for pas in (0, 1):
            valeur += pas
        compteur = valeur


fils = [Thread(target=incrementer) for _ in range(NB_FILS)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("compteur =", compteur)
