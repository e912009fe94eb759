"""Un calcul dont le résultat est None."""

import threading

calculs = []


def calculer():
    calculs.append("calcul")


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
paresseux = Paresseux(calculer)
lus = []


def demander():
    lus.append(paresseux.valeur())


fils = [threading.Thread(target=demander) for _ in range(2)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("lus :", lus, "· calculs :", len(calculs))
