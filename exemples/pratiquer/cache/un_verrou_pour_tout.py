"""Calculer sous le verrou du cache : un seul calcul, mais un à la fois."""

from threading import Lock, Thread

verrou = Lock()
valeurs = {}
calculs = []


def calculer(cle):
    calculs.append(cle)
    return cle.upper()


def lire(cle):
    with verrou:
        if cle not in valeurs:
            valeurs[cle] = calculer(cle)
        return valeurs[cle]


fils = [Thread(target=lire, args=("pi",), name=nom) for nom in "AB"]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("nombre de calculs :", len(calculs))
