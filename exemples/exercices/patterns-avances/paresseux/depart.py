"""Une valeur que l'on ne calcule qu'à la première demande."""

import threading

FILS = 2

calculs = []


def calculer():
    calculs.append("calcul")
    return 42


class Paresseux:
    def __init__(self, calculer):
        pass

    def valeur(self):
        pass


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
