"""Cinq fils et un verrou : rien ne se perd, avec ou sans GIL."""

from threading import Lock, Thread

NB_FILS = 5
TOURS = 100_000

compteur = 0
verrou = Lock()


def incrementer():
    global compteur
    for _ in range(TOURS):
        with verrou:
            compteur += 1


fils = [Thread(target=incrementer) for _ in range(NB_FILS)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("compteur =", compteur)
