"""Prendre les deux fourchettes d'un seul geste, ou aucune."""

from threading import Condition, Thread

CONVIVES = 3

table = Condition()
libre = [True] * CONVIVES
repas = []


def prendre(place):
    gauche, droite = place, (place + 1) % CONVIVES
    with table:
        while not (libre[gauche] and libre[droite]):
            table.wait()
        libre[gauche] = libre[droite] = False


def rendre(place):
    with table:
        libre[place] = libre[(place + 1) % CONVIVES] = True
        table.notify_all()


def manger(place):
    prendre(place)
    repas.append(place)
    rendre(place)


fils = [
    Thread(target=manger, args=(place,), name=f"philosophe {place}")
    for place in range(CONVIVES)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("repas servis :", len(repas))
