"""Sans le test d'identité, un virement vers soi-même se bloque."""

from threading import Lock, Thread


class Compte:
    def __init__(self, numero, solde):
        self.numero = numero
        self.solde = solde
        self.verrou = Lock()


def virer(source, cible, montant):
    premier, second = sorted(
        (source, cible), key=lambda compte: compte.numero
    )
    with premier.verrou, second.verrou:
        source.solde -= montant
        cible.solde += montant


livret = Compte(1, 100)
print("virement du livret vers lui-même")
distrait = Thread(target=virer, args=(livret, livret, 5))
distrait.start()
distrait.join()
print("livret :", livret.solde)
