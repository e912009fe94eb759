"""Trois gardiens, trois clés en rond ; la première est dite deux fois."""

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


cles = Trousseau([1, 2, 3])
rondes = []
en_main = []


def ronde(gauche, droite):
    cles.prendre(gauche, droite, gauche)
    for cle in (gauche, droite):
        assert cle not in en_main, "une clé, deux mains"
    en_main.extend((gauche, droite))
    rondes.append(gauche)
    en_main.remove(gauche)
    en_main.remove(droite)
    cles.rendre(gauche, droite, gauche)


fils = [
    threading.Thread(target=ronde, args=(n, n % 3 + 1))
    for n in (1, 2, 3)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
cles.prendre(3, 2, 1)
print("rondes :", *sorted(rondes))
