"""Le même compte, avec un verrou que son propriétaire peut reprendre."""

from threading import RLock, Thread


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


ana = Compte(100)
bob = Compte(100)
fil = Thread(target=ana.transferer, args=(bob, 30))
fil.start()
fil.join()

print("Ana :", ana.solde, "; Bob :", bob.solde)
