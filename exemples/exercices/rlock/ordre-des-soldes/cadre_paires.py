"""Deux transferts sans compte commun : ils doivent pouvoir se faire ensemble."""

from threading import Barrier, Lock, Thread

ensemble = Barrier(2)


class Compte:
    def __init__(self, numero, solde):
        self.numero = numero
        self.solde = solde
        self.verrou = Lock()

    def ajouter(self, montant):
        if montant < 0:
            ensemble.wait()
        self.solde += montant


# <vous>
def transferer(depuis, vers, montant):
    un, deux = sorted((depuis, vers), key=lambda c: c.numero)
    with un.verrou, deux.verrou:
        depuis.ajouter(-montant)
        vers.ajouter(montant)


# </vous>


ana = Compte(1, 50)
bob = Compte(2, 50)
eva = Compte(3, 50)
luc = Compte(4, 50)


fil_a = Thread(target=transferer, args=(ana, bob, 10), name="A")
fil_b = Thread(target=transferer, args=(luc, eva, 20), name="B")
fil_a.start()
fil_b.start()
fil_a.join()
fil_b.join()

print(ana.solde, bob.solde, eva.solde, luc.solde)
