"""Regarder si les deux fourchettes sont libres, puis les prendre."""

from threading import Lock, Thread

CONVIVES = 3

fourchettes = [Lock() for _ in range(CONVIVES)]
repas = []


def manger(place):
    gauche = fourchettes[place]
    droite = fourchettes[(place + 1) % CONVIVES]
    while gauche.locked() or droite.locked():
        pass
    with gauche, droite:
        repas.append(place)


fils = [
    Thread(target=manger, args=(place,), name=f"philosophe {place}")
    for place in range(CONVIVES)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("repas servis :", len(repas))
