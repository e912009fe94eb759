"""Un cache qui calcule sous un seul verrou."""

import time
from threading import Lock, Thread

CLES = ("a", "b", "a")

verrou = Lock()
valeurs = {}
verrous = {}
observation = Lock()
calculs = en_cours = maximum = 0
lus = []


def calculer(cle):
    global calculs, en_cours, maximum
    with observation:
        calculs += 1
        en_cours += 1
        maximum = max(maximum, en_cours)
    time.sleep(0.02)
    with observation:
        en_cours -= 1
    return cle.upper()


def lire(cle):
    with verrou:
        verrou_de_cle = verrous.setdefault(cle, Lock())
    with verrou_de_cle:
        if cle not in valeurs:
            valeurs[cle] = calculer(cle)
        return valeurs[cle]


def demander(cle):
    lus.append(lire(cle))


fils = [Thread(target=demander, args=(cle,)) for cle in CLES]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print(f"calculs : {calculs}, ensemble : {maximum}")
