"""On prévient les autres après la mise à jour, et verrou libéré."""

from threading import RLock


class Panier:
    """Invariant : self.total est la somme des prix."""

    def __init__(self, au_changement):
        self.verrou = RLock()
        self.prix = []
        self.total = 0
        self.au_changement = au_changement

    def ajouter(self, prix):
        with self.verrou:
            self.prix.append(prix)
            self.total += prix
        self.au_changement(self)

    def decrire(self):
        with self.verrou:
            return f"articles : {sum(self.prix)}, total : {self.total}"


def afficher(panier):
    print(panier.decrire())


Panier(afficher).ajouter(12)
