"""Un calcul qui échoue la première fois."""

import threading

calculs = []


def calculer():
    calculs.append("calcul")
    if len(calculs) == 1:
        raise OSError("panne")
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
paresseux = Paresseux(calculer)
lus = []
pannes = []


def demander():
    try:
        lus.append(paresseux.valeur())
    except OSError:
        pannes.append("panne")


fils = [threading.Thread(target=demander) for _ in range(3)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print(
    "pannes :", len(pannes), "· lus :", lus, "· calculs :", len(calculs)
)
