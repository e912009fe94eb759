"""Deux fils manquent la même clé : tous deux la calculent."""

from threading import Lock, Thread

verrou = Lock()
valeurs = {}
calculs = []


def calculer(cle):
    calculs.append(cle)
    return cle.upper()


def lire(cle):
    with verrou:
        if cle in valeurs:
            return valeurs[cle]
    valeur = calculer(cle)
    with verrou:
        valeurs[cle] = valeur
    return valeur


fils = [Thread(target=lire, args=("pi",), name=nom) for nom in "AB"]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("nombre de calculs :", len(calculs))
