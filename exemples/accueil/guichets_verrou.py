"""Les mêmes guichets, avec un verrou : un seul à la fois."""

from threading import Lock, Thread

solde = 1000
verrou = Lock()


def retirer(montant):
    global solde
    with verrou:
        lu = solde
        solde = lu - montant


guichet_a = Thread(target=retirer, args=(100,), name="A")
guichet_b = Thread(target=retirer, args=(200,), name="B")
guichet_a.start()
guichet_b.start()
guichet_a.join()
guichet_b.join()

print("solde final :", solde)
