"""Chacun prend d'abord la fourchette de plus petit numéro."""

from threading import Lock, Thread

CONVIVES = 5

fourchettes = [Lock() for _ in range(CONVIVES)]
repas = []


def manger(place):
    voisine = (place + 1) % CONVIVES
    premiere = fourchettes[min(place, voisine)]
    seconde = fourchettes[max(place, voisine)]
    with premiere:
        with seconde:
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
