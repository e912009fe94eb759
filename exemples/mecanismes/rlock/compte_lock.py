"""transferer tient le verrou et appelle retirer, qui le demande."""

from threading import Lock, Thread


class Compte:
    def __init__(self, solde):
        self.solde = solde
        self.verrou = Lock()

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
