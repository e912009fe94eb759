"""Cinq fils, 10 000 incrémentations chacun, un verrou de threading."""

import threading

NB_FILS = 5
TOURS = 10_000

verrou = threading.Lock()
compteur = 0


def incrementer():
    global compteur
    for _ in range(TOURS):
        with verrou:
            compteur += 1


fils = [threading.Thread(target=incrementer) for _ in range(NB_FILS)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("compteur =", compteur)
