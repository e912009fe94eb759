"""Trois gauchers."""

from threading import Lock, Thread

# --8<-- [start:table]
GAUCHERS = (0, 1, 2)
# --8<-- [end:table]

fourchettes = [Lock(), Lock(), Lock()]
repas = []


def manger(moi):
    gauche, droite = fourchettes[moi], fourchettes[(moi + 1) % 3]
    if moi in GAUCHERS:
        premiere, seconde = gauche, droite
    else:
        premiere, seconde = droite, gauche
    with premiere:
        with seconde:
            repas.append(moi)


fils = [Thread(target=manger, args=(moi,)) for moi in range(3)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("repas :", len(repas))
