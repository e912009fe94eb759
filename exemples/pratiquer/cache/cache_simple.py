"""Un cache à durée de vie limitée, sans aucune protection."""

import time


class Cache:
    def __init__(self, duree, horloge=time.monotonic):
        self.duree = duree
        self.horloge = horloge
        self._entrees = {}

    def lire(self, cle, calculer):
        entree = self._entrees.get(cle)
        if entree is not None:
            valeur, limite = entree
            if self.horloge() < limite:
                return valeur
        valeur = calculer(cle)
        self._entrees[cle] = (valeur, self.horloge() + self.duree)
        return valeur


appels = []


def carre(n):
    appels.append(n)
    return n * n


heure = 0
cache = Cache(duree=10, horloge=lambda: heure)
print(cache.lire(4, carre), cache.lire(4, carre))
#> 16 16
heure = 11
print(cache.lire(4, carre))
#> 16
print("calculs :", appels)
#> calculs : [4, 4]
