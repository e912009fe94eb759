"""Les deux verrous d'abord, dans l'ordre des numéros de compte."""

from threading import RLock, Thread

TOURS = 10_000


class Compte:
    def __init__(self, numero, solde):
        self.numero = numero
        self.solde = solde
        self.verrou = RLock()

    def retirer(self, montant):
        with self.verrou:
            self.solde -= montant

    def deposer(self, montant):
        with self.verrou:
            self.solde += montant

    def transferer(self, vers, montant):
        un, deux = sorted((self, vers), key=lambda c: c.numero)
        with un.verrou, deux.verrou:
            self.retirer(montant)
            vers.deposer(montant)


def repeter(depuis, vers, montant):
    for _ in range(TOURS):
        depuis.transferer(vers, montant)


ana = Compte(1, 100)
bob = Compte(2, 100)
fil_a = Thread(target=repeter, args=(ana, bob, 30), name="A")
fil_b = Thread(target=repeter, args=(bob, ana, 10), name="B")
fil_a.start()
fil_b.start()
fil_a.join()
fil_b.join()

print("total :", ana.solde + bob.solde)
