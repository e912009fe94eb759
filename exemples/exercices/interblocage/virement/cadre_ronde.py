"""Trois comptes au même solde, trois virements qui se suivent en rond."""

from threading import Lock, Thread


class Compte:
    def __init__(self, numero, solde):
        self.numero = numero
        self.solde = solde
        self.verrou = Lock()


def virer(source, cible, montant):
    # <vous>
    comptes = (source, cible)
    premier, second = sorted(comptes, key=lambda c: c.numero)
    with premier.verrou:
        with second.verrou:
            source.solde -= montant
            cible.solde += montant
    # </vous>


comptes = [Compte(numero, 10) for numero in range(3)]
fils = [
    Thread(target=virer, args=(comptes[n], comptes[(n + 1) % 3], n + 1))
    for n in range(3)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("soldes :", *(compte.solde for compte in comptes))
