"""Les mêmes retraits, et ce que l'on attend d'eux."""

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
assert solde == 800, f"solde = {solde}"
print("les deux retraits sont comptés")
