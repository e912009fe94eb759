"""Pendant un tri, la liste paraît vide."""

from threading import Thread

notes = [12, 8, 15]
tailles = []


def trier():
    notes.sort()


def compter():
    tailles.append(len(notes))


fils = [Thread(target=f) for f in (trier, compter)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("notes :", tailles[0])
