"""Cinq fils ajoutent chacun 100 000 au même compteur, sans verrou."""

from threading import Thread

NB_FILS = 5
TOURS = 100_000

compteur = 0


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
