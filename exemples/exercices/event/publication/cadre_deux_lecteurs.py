"""Deux lecteurs, un calcul en deux temps, et une autre valeur."""

import threading

pret = threading.Event()
resultat = None
lus = []
etapes = []


def estimer():
    etapes.append("mesurer")
    etapes.append("arrondir")
    return 7


# <vous>
def calculer():
    global resultat
    resultat = estimer()
    pret.set()


def lire():
    pret.wait()
    return resultat


# </vous>
def lecteur():
    valeur = lire()
    lus.append((valeur, len(etapes)))


fils = [
    threading.Thread(target=lecteur),
    threading.Thread(target=calculer),
    threading.Thread(target=lecteur),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("lus :", lus)
