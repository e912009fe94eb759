"""Deux clés dont les calculs s'attendent l'un l'autre."""

from threading import Barrier, Lock, Thread

CLES = ("a", "q")

verrou = Lock()
valeurs = {}
verrous = {}
ensemble = Barrier(2)
calculs = []
lus = []


def calculer(cle):
    calculs.append(cle)
    ensemble.wait()
    return f"<{cle}>"


# <vous>
def lire(cle):
    with verrou:
        verrou_de_cle = verrous.setdefault(cle, Lock())
    with verrou_de_cle:
        if cle not in valeurs:
            valeurs[cle] = calculer(cle)
        return valeurs[cle]


# </vous>
def demander(cle):
    lus.append(lire(cle))


fils = [Thread(target=demander, args=(cle,)) for cle in CLES]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("calculs :", *sorted(calculs), "lus :", *sorted(lus))
