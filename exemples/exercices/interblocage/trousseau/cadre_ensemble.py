"""Deux personnes qui n'ont pas de clé en commun ouvrent ensemble."""

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


cles = Trousseau("abcd")
ensemble = threading.Barrier(2)
ouvertes = []


def ouvrir(*noms):
    cles.prendre(*noms)
    ensemble.wait()
    ouvertes.extend(noms)
    cles.rendre(*noms)


fils = [
    threading.Thread(target=ouvrir, args=("b", "a")),
    threading.Thread(target=ouvrir, args=("c", "d")),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("ouvertes :", *sorted(ouvertes))
