"""Deux virements sans compte commun : ils se rejoignent au milieu."""

from threading import Barrier, Lock, Thread

ensemble = Barrier(2)


class Compte:
    def __init__(self, numero, solde):
        self.numero = numero
        self.montants = [solde]
        self.verrou = Lock()

    @property
    def solde(self):
        return sum(self.montants)

    @solde.setter
    def solde(self, nouveau):
        if nouveau < self.solde:
            ensemble.wait()
        self.montants = [nouveau]


def virer(source, cible, montant):
    # <vous>
    comptes = (source, cible)
    premier, second = sorted(comptes, key=lambda c: c.numero)
    with premier.verrou:
        with second.verrou:
            source.solde -= montant
            cible.solde += montant
    # </vous>


comptes = [Compte(numero, 10) for numero in range(4)]
fils = [
    Thread(target=virer, args=(comptes[1], comptes[0], 4)),
    Thread(target=virer, args=(comptes[2], comptes[3], 5)),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("soldes :", *(compte.solde for compte in comptes))
