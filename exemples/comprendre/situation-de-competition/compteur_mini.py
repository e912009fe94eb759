"""Deux fils, une incrémentation chacun : lecture, calcul, écriture."""

from threading import Thread

compteur = 0


def incrementer():
    global compteur
    lu = compteur
    compteur = lu + 1


fil_a = Thread(target=incrementer, name="A")
fil_b = Thread(target=incrementer, name="B")
fil_a.start()
fil_b.start()
fil_a.join()
fil_b.join()

print("compteur =", compteur)
