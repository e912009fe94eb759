"""Les mêmes retraits, sous un verrou."""

import threading

solde = 1000
verrou = threading.Lock()


def retirer():
    global solde
    with verrou:
        lu = solde
        solde = lu - 100


a = threading.Thread(target=retirer, name="A")
b = threading.Thread(target=retirer, name="B")
a.start()
b.start()
a.join()
b.join()
print(f"solde = {solde}")
