"""Un trousseau : on emprunte plusieurs clés à la fois."""

import threading


# <vous>
class Trousseau:
    # <depart>
    # """Des clés, empruntées plusieurs à la fois."""
    #
    # def __init__(self, noms):
    #     """`noms` : les clés du trousseau."""
    #
    # def prendre(self, *noms):
    #     """Attend que toutes ces clés soient libres, et les prend."""
    #
    # def rendre(self, *noms):
    #     """Rend ces clés, prises ensemble par le même fil."""
    # </depart>
    # <solution>
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

    # </solution>


# </vous>


cles = Trousseau(["cave", "grenier"])
en_main = set()
ouvertures = []


def ouvrir(qui, *noms):
    cles.prendre(*noms)
    for nom in noms:
        assert nom not in en_main, "une clé, deux mains"
        en_main.add(nom)
    ouvertures.append(qui)
    en_main.difference_update(noms)
    cles.rendre(*noms)


fils = [
    threading.Thread(target=ouvrir, args=("Ana", "cave", "grenier")),
    threading.Thread(target=ouvrir, args=("Bob", "grenier", "cave")),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("ont ouvert :", *ouvertures)
