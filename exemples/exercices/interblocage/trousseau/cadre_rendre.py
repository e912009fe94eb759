"""Deux clés prises l'une après l'autre, deux personnes qui les attendent."""

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


def ouvrir(cle):
    cles.prendre(cle)
    journal.append(cle)
    cles.rendre(cle)


cles.prendre("cave")
cles.prendre("grenier")
fils = {
    cle: threading.Thread(target=ouvrir, args=(cle,))
    for cle in ("cave", "grenier")
}
for fil in fils.values():
    fil.start()
cles.rendre("grenier")
fils["grenier"].join()
journal.append("moi")
cles.rendre("cave")
fils["cave"].join()
print(*journal)
