"""Un livre change de rayon pendant que l'on fait l'inventaire."""

from threading import Thread

rayons = {"haut": 3, "bas": 5}


def deplacer():
    rayons["haut"] -= 1
    rayons["bas"] += 1


def compter():
    vue = rayons.copy()
    print("livres :", vue["haut"] + vue["bas"])


fils = [Thread(target=deplacer), Thread(target=compter)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
