"""Deux trousseaux, dont les clés portent les mêmes noms."""

import threading


# <vous>
class Trousseau:
    """Des clés, empruntées plusieurs à la fois."""

    def __init__(self, noms):
        """`noms` : les clés du trousseau."""
        self.cles = {nom: threading.Lock() for nom in noms}

    def prendre(self, *noms):
        """Attend que toutes ces clés soient libres, et les prend."""
        for nom in sorted(set(noms)):
            self.cles[nom].acquire()

    def rendre(self, *noms):
        """Rend ces clés, prises ensemble par le même fil."""
        for nom in sorted(set(noms)):
            self.cles[nom].release()


# </vous>
maison, bureau = Trousseau("ab"), Trousseau("ab")
maison.prendre("a", "b")
bureau.prendre("b", "a")
maison.rendre("a", "b")
maison.prendre("b")
print("pris")
