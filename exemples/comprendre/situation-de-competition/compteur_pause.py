"""Le même programme, avec une pause entre la lecture et l'écriture."""

import time
from threading import Thread

compteur = 0


def incrementer():
    global compteur
    lu = compteur
    time.sleep(0.01)
    compteur = lu + 1


fil_a = Thread(target=incrementer, name="A")
fil_b = Thread(target=incrementer, name="B")
fil_a.start()
fil_b.start()
fil_a.join()
fil_b.join()

print("compteur =", compteur)
