"""Deux cellules échangent leurs valeurs à chaque tour."""

import threading

TOURS = 2

valeurs = ["bleu", "rouge"]

barriere = threading.Barrier(len(valeurs))


def cellule(moi, voisine):
    for _ in range(TOURS):
        valeur = valeurs[voisine]
        barriere.wait()
        valeurs[moi] = valeur


fils = [
    threading.Thread(target=cellule, args=(0, 1)),
    threading.Thread(target=cellule, args=(1, 0)),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("après", TOURS, "tours :", valeurs)
