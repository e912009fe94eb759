"""Un parcours de copie : la copie se fait d'un bloc."""

from threading import Thread

prix = {"pain": 1}
vus = []


def ajouter():
    prix["lait"] = 2


def parcourir():
    try:
        vus.append([nom for nom in prix.copy()])
    except RuntimeError as erreur:
        vus.append(str(erreur))


fils = [Thread(target=f) for f in (parcourir, ajouter)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("vu :", vus[0])
