"""Deux demandes arrivent pendant que la même clé se calcule."""

from threading import Lock, Thread

verrou = Lock()
valeurs = {}
verrous = {}
calculs = []
lus = []


def calculer(cle):
    calculs.append(cle)
    if len(calculs) == 1:
        for fil in fils:
            fil.start()
    return cle * 3


# <vous>
def lire(cle):
    with verrou:
        verrou_de_cle = verrous.setdefault(cle, Lock())
    with verrou_de_cle:
        if cle not in valeurs:
            valeurs[cle] = calculer(cle)
        return valeurs[cle]


# </vous>
def demander():
    lus.append(lire("c"))


fils = [Thread(target=demander) for _ in range(2)]
demander()
for fil in fils:
    fil.join()
print("calculs :", *calculs, "lus :", *lus)
