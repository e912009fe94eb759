"""Les verrous sont pris dans un ordre : le bon ordre ?"""

from threading import Lock, Thread


class Compte:
    def __init__(self, numero, solde):
        self.numero = numero
        self.solde = solde
        self.verrou = Lock()

    def ajouter(self, montant):
        self.solde += montant


def transferer(depuis, vers, montant):
    un, deux = sorted((depuis, vers), key=lambda c: c.numero)
    with un.verrou, deux.verrou:
        depuis.ajouter(-montant)
        vers.ajouter(montant)


ana = Compte(1, 100)
bob = Compte(2, 80)


def payer_deux_fois():
    transferer(ana, bob, 30)
    transferer(ana, bob, 30)


fil_a = Thread(target=payer_deux_fois, name="A")
fil_b = Thread(target=transferer, args=(bob, ana, 10), name="B")
fil_a.start()
fil_b.start()
fil_a.join()
fil_b.join()

print("Ana :", ana.solde, "; Bob :", bob.solde)
