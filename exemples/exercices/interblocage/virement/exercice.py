"""Deux virements croisés entre deux comptes, chacun avec son verrou."""

from threading import Lock, Thread


class Compte:
    def __init__(self, numero, solde):
        self.numero = numero
        self.solde = solde
        self.verrou = Lock()


def virer(source, cible, montant):
    # <vous>
    # <depart>
    # with source.verrou:
    #     with cible.verrou:
    #         source.solde -= montant
    #         cible.solde += montant
    # </depart>
    # <solution>
    comptes = (source, cible)
    premier, second = sorted(comptes, key=lambda c: c.numero)
    with premier.verrou:
        with second.verrou:
            source.solde -= montant
            cible.solde += montant
    # </solution>
    # </vous>


ana = Compte(1, 100)
bob = Compte(2, 200)
fil_1 = Thread(target=virer, args=(ana, bob, 10))
fil_2 = Thread(target=virer, args=(bob, ana, 20))
fil_1.start()
fil_2.start()
fil_1.join()
fil_2.join()

print("Ana :", ana.solde, "Bob :", bob.solde)
