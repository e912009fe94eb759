"""Un téléchargement, trois traitements qui attendent ses données."""

import threading
import time

DUREE = 0.02

donnees = []
resultats = {}
pret = threading.Event()


def telecharger():
    time.sleep(DUREE)
    donnees.extend([12, 9, 15])
    # Les données d'abord, le signal ensuite.
    pret.set()


def traiter(nom, calcul):
    pret.wait()
    resultats[nom] = calcul(donnees)


fils = [
    threading.Thread(target=traiter, args=("minimum", min)),
    threading.Thread(target=traiter, args=("maximum", max)),
    threading.Thread(target=traiter, args=("somme", sum)),
    threading.Thread(target=telecharger),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

for nom in sorted(resultats):
    print(nom, ":", resultats[nom])
