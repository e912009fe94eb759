"""Le verrou protège la lecture et l'écriture, pas ce qui les sépare."""

from threading import Lock, Thread

NB_FILS = 5
TOURS = 100_000

compteur = 0
verrou = Lock()


def incrementer():
    global compteur
    for _ in range(TOURS):
        with verrou:
            lu = compteur
        with verrou:
            compteur = lu + 1


fils = [Thread(target=incrementer) for _ in range(NB_FILS)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("compteur =", compteur)
