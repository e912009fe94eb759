"""Un seul transfert, et un témoin : les deux comptes sont-ils tenus du début à la fin ?"""

from threading import Lock, Thread

comptes = []
tenus = []


class Compte:
    def __init__(self, numero, solde):
        self.numero = numero
        self.solde = solde
        self.verrou = Lock()

    def ajouter(self, montant):
        tenus.append(all(compte.verrou.locked() for compte in comptes))
        self.solde += montant


# <vous>
def transferer(depuis, vers, montant):
    un, deux = sorted((depuis, vers), key=lambda c: c.numero)
    with un.verrou, deux.verrou:
        depuis.ajouter(-montant)
        vers.ajouter(montant)


# </vous>


ana = Compte(1, 100)
bob = Compte(2, 0)
comptes += [ana, bob]


fil = Thread(target=transferer, args=(ana, bob, 100), name="A")
fil.start()
fil.join()

print("Ana :", ana.solde, "; Bob :", bob.solde)
print("les deux comptes tenus :", all(tenus))
