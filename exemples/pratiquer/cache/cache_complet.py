"""Tout ensemble : durée de vie, statistiques, purge, un calcul par clé."""

import math
import time
from concurrent.futures import Future
from threading import Lock, Thread

NB_FILS = 3
OPERATIONS = 20
CLES = 10


class Cache:
    """Invariant : succes + echecs est le nombre de lectures.

    Une entrée est une promesse, et l'heure à laquelle elle expire :
    jamais, tant que le calcul n'est pas fini.
    """

    def __init__(self, duree, horloge=time.monotonic):
        self.duree = duree
        self.horloge = horloge
        self._verrou = Lock()
        self._entrees = {}
        self.succes = self.echecs = self.expirations = 0

    def lire(self, cle, calculer):
        with self._verrou:
            self._retirer_perimees([cle])
            a_calculer = cle not in self._entrees
            if a_calculer:
                self.echecs += 1
                self._entrees[cle] = (Future(), math.inf)
            else:
                self.succes += 1
            promesse, _ = self._entrees[cle]
        if a_calculer:
            self._tenir(promesse, cle, calculer)
        return promesse.result()

    def purger(self):
        with self._verrou:
            self._retirer_perimees(list(self._entrees))

    def _tenir(self, promesse, cle, calculer):
        try:
            valeur = calculer(cle)
        except BaseException as erreur:
            with self._verrou:
                del self._entrees[cle]
            promesse.set_exception(erreur)
        else:
            with self._verrou:
                limite = self.horloge() + self.duree
                self._entrees[cle] = (promesse, limite)
            promesse.set_result(valeur)

    def _retirer_perimees(self, cles):
        """Le verrou est tenu par l'appelant."""
        maintenant = self.horloge()
        for cle in cles:
            if cle in self._entrees:
                _, limite = self._entrees[cle]
                if limite <= maintenant:
                    del self._entrees[cle]
                    self.expirations += 1


def carre(n):
    calculs.append(n)
    return n * n


def travailler(numero):
    for i in range(OPERATIONS):
        cle = (numero + i) % CLES
        assert cache.lire(cle, carre) == cle * cle


heure = 0
calculs = []
cache = Cache(duree=60, horloge=lambda: heure)
fils = [Thread(target=travailler, args=(n,)) for n in range(NB_FILS)]
fils.append(Thread(target=cache.purger, name="purge"))
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("lectures :", cache.succes + cache.echecs)
print("calculs :", len(calculs))
heure = 61
cache.purger()
print("expirations :", cache.expirations)
