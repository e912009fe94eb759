"""Deux clés prises l'une après l'autre ; on ne rend que la première."""

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
cles = Trousseau(["cave", "grenier"])
journal = []


def monter():
    cles.prendre("grenier")
    journal.append("l'autre")
    cles.rendre("grenier")


cles.prendre("cave")
cles.prendre("grenier")
fil = threading.Thread(target=monter)
fil.start()
cles.rendre("cave")
journal.append("moi")
cles.rendre("grenier")
fil.join()
print(*journal)
