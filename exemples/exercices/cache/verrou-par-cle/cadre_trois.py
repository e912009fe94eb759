"""Trois demandes de la même clé, et un calcul très court."""

from threading import Lock, Thread

verrou = Lock()
valeurs = {}
verrous = {}
calculs = []
lus = []


def calculer(cle):
    calculs.append(cle)
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
for fil in fils:
    fil.start()
demander()
for fil in fils:
    fil.join()
print("calculs :", *calculs, "lus :", *lus)
