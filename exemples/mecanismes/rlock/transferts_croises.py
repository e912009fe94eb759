"""Deux comptes se font des transferts l'un à l'autre, en même temps."""

from threading import RLock, Thread

TOURS = 1_000_000


class Compte:
    def __init__(self, solde):
        self.solde = solde
        self.verrou = RLock()

    def retirer(self, montant):
        with self.verrou:
            self.solde -= montant

    def deposer(self, montant):
        with self.verrou:
            self.solde += montant

    def transferer(self, vers, montant):
        with self.verrou:
            self.retirer(montant)
            vers.deposer(montant)


def repeter(depuis, vers, montant):
    for _ in range(TOURS):
        depuis.transferer(vers, montant)


ana = Compte(100)
bob = Compte(100)
fil_a = Thread(target=repeter, args=(ana, bob, 30), name="A")
fil_b = Thread(target=repeter, args=(bob, ana, 10), name="B")
fil_a.start()
fil_b.start()
fil_a.join()
fil_b.join()

print("total :", ana.solde + bob.solde)
