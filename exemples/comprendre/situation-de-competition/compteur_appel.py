"""Le même compteur, avec un appel de fonction entre lecture et écriture."""

from threading import Thread

NB_FILS = 5
TOURS = 100_000

compteur = 0


def suivant(valeur):
    return valeur + 1


def incrementer():
    global compteur
    for _ in range(TOURS):
        compteur = suivant(compteur)


fils = [Thread(target=incrementer) for _ in range(NB_FILS)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("compteur =", compteur)
