"""Deux retraits de 100 euros, chacun lu puis écrit en deux instructions."""

import threading

solde = 1000


def retirer():
    global solde
    lu = solde
    solde = lu - 100


a = threading.Thread(target=retirer, name="A")
b = threading.Thread(target=retirer, name="B")
a.start()
b.start()
a.join()
b.join()
print(f"solde = {solde}")
