"""Une valeur que l'on ne calcule qu'à la première demande."""

import threading

FILS = 2

calculs = []


def calculer():
    calculs.append("calcul")
    return 42


# <vous>
class Paresseux:
    # <depart>
    # def __init__(self, calculer):
    #     pass
    #
    # def valeur(self):
    #     pass
    # </depart>
    # <solution>
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

    # </solution>
    # </vous>


paresseux = Paresseux(calculer)
lus = []


def demander():
    lus.append(paresseux.valeur())


fils = [threading.Thread(target=demander) for _ in range(FILS)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("lus :", lus, "· calculs :", len(calculs))
