"""Deux objets paresseux, dont les calculs s'attendent l'un l'autre."""

import threading

ensemble = threading.Barrier(2)


def calculer():
    ensemble.wait()
    return 42


# <vous>
class Paresseux:
    def __init__(self, calculer):
        self._calculer = calculer
        self._verrou = threading.Lock()
        self._fait = False
        self._valeur = None

    def valeur(self):
        with self._verrou:
            if not self._fait:
                self._valeur = self._calculer()
                self._fait = True
            return self._valeur


# </vous>
paresseux = [Paresseux(calculer), Paresseux(calculer)]
lus = []


def demander(numero):
    lus.append(paresseux[numero].valeur())


fils = [threading.Thread(target=demander, args=(n,)) for n in (0, 1)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("lus :", lus)
