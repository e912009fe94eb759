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


donneur = Compte(1, 100)
receveur = Compte(2, 0)
comptes += [donneur, receveur]


fil = Thread(target=transferer, args=(donneur, receveur, 100), name="A")
fil.start()
fil.join()

print("soldes :", donneur.solde, receveur.solde)
print("les deux comptes tenus :", all(tenus))
