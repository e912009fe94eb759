"""La purge retire d'un coup tout ce qui a dépassé sa durée de vie."""

from threading import Lock


class Cache:
    def __init__(self, duree, horloge):
        self.duree = duree
        self.horloge = horloge
        self._verrou = Lock()
        self._entrees = {}

    def ecrire(self, cle, valeur):
        with self._verrou:
            self._entrees[cle] = (valeur, self.horloge() + self.duree)

    def purger(self):
        with self._verrou:
            maintenant = self.horloge()
            avant = len(self._entrees)
            self._entrees = {
                cle: (valeur, limite)
                for cle, (valeur, limite) in self._entrees.items()
                if maintenant < limite
            }
            return avant - len(self._entrees)


heure = 0
cache = Cache(duree=10, horloge=lambda: heure)
cache.ecrire("a", 1)
heure = 6
cache.ecrire("b", 2)
heure = 12
print("entrées périmées :", cache.purger())
#> entrées périmées : 1
print("entrées restantes :", sorted(cache._entrees))
#> entrées restantes : ['b']
