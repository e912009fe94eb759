"""wait() rend un indice différent à chaque fil : de quoi en élire un."""

import threading

NB_FILS = 2

barriere = threading.Barrier(NB_FILS)
elus = []
indices = []


def participer(nom):
    indice = barriere.wait()
    indices.append(indice)
    if indice == 0:
        elus.append(nom)


fils = [
    threading.Thread(target=participer, args=(nom,), name=nom)
    for nom in "ABCDE"[:NB_FILS]
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("indices :", sorted(indices))
print("élu :", *elus)
