"""Deux fils comptent ; chacun prend un verrou avant d'écrire."""

from threading import Lock, Thread

TOURS = 2

compteur = 0


def incrementer():
    global compteur
    verrou = Lock()
    for _ in range(TOURS):
        with verrou:
            compteur += 1


fil_a = Thread(target=incrementer, name="A")
fil_b = Thread(target=incrementer, name="B")
fil_a.start()
fil_b.start()
fil_a.join()
fil_b.join()

print("compteur =", compteur)
