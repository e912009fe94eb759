"""Cache à durée de vie et statistiques, gardé par un seul verrou."""

import time
from threading import Lock, Thread

NB_FILS = 3
OPERATIONS = 20
CLES = 10


class Cache:
    """Invariant : succes + echecs est le nombre de lectures."""

    def __init__(self, duree, horloge=time.monotonic):
        self.duree = duree
        self.horloge = horloge
        self._verrou = Lock()
        self._entrees = {}
        self.succes = self.echecs = self.expirations = 0

    def lire(self, cle, calculer):
        with self._verrou:
            if cle in self._entrees:
                valeur, limite = self._entrees[cle]
                if self.horloge() < limite:
                    self.succes += 1
                    return valeur
                del self._entrees[cle]
                self.expirations += 1
            self.echecs += 1
        # Hors du verrou : un calcul lent ne bloque pas les autres clés.
        valeur = calculer(cle)
        with self._verrou:
            self._entrees[cle] = (valeur, self.horloge() + self.duree)
        return valeur


def carre(n):
    return n * n


def travailler(numero):
    for i in range(OPERATIONS):
        cle = (numero + i) % CLES
        assert cache.lire(cle, carre) == cle * cle


cache = Cache(duree=60)
fils = [Thread(target=travailler, args=(n,)) for n in range(NB_FILS)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("lectures :", cache.succes + cache.echecs)
