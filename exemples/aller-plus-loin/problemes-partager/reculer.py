"""Qui n'obtient pas la seconde fourchette rend la première."""

from threading import Lock, Thread

CONVIVES = 3

fourchettes = [Lock() for _ in range(CONVIVES)]
repas = []


def manger(place):
    gauche = fourchettes[place]
    droite = fourchettes[(place + 1) % CONVIVES]
    while True:
        with gauche:
            if droite.acquire(blocking=False):
                repas.append(place)
                droite.release()
                return


fils = [
    Thread(target=manger, args=(place,), name=f"philosophe {place}")
    for place in range(CONVIVES)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("repas servis :", len(repas))
