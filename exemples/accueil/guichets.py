"""Deux guichets retirent de l'argent du même compte, sans se parler."""

from threading import Thread

solde = 1000


def retirer(montant):
    global solde
    lu = solde
    solde = lu - montant


guichet_a = Thread(target=retirer, args=(100,), name="A")
guichet_b = Thread(target=retirer, args=(200,), name="B")
guichet_a.start()
guichet_b.start()
guichet_a.join()
guichet_b.join()

print("solde final :", solde)
