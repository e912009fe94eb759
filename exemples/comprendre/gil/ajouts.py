"""Cinq fils ajoutent à la même liste : append ne perd rien."""

from threading import Thread

NB_FILS = 5
TOURS = 100_000

elements = []


def ajouter():
    for n in range(TOURS):
        elements.append(n)


fils = [Thread(target=ajouter) for _ in range(NB_FILS)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("éléments =", len(elements))
