"""Un maître d'hôtel n'admet à table que CONVIVES - 1 philosophes."""

from threading import Lock, Semaphore, Thread

CONVIVES = 3
PLACES = CONVIVES - 1

fourchettes = [Lock() for _ in range(CONVIVES)]
repas = []
table = Semaphore(PLACES)


def manger(place):
    gauche = fourchettes[place]
    droite = fourchettes[(place + 1) % CONVIVES]
    with table:
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
