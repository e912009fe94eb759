"""Chaque accès est protégé, et pourtant une incrémentation se perd."""

from threading import Lock, Thread

compteur = 0
verrou = Lock()


def incrementer():
    global compteur
    with verrou:
        lu = compteur
    with verrou:
        compteur = lu + 1


fil_a = Thread(target=incrementer, name="A")
fil_b = Thread(target=incrementer, name="B")
fil_a.start()
fil_b.start()
fil_a.join()
fil_b.join()

print("compteur =", compteur)
