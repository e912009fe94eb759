"""d[k] += 1 : lire, ajouter, écrire."""

from threading import Thread

visites = {"accueil": 0}


def compter():
    visites["accueil"] += 1


fils = [Thread(target=f) for f in (compter, compter)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("visites :", visites["accueil"])
