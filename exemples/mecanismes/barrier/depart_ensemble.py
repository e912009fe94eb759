"""Cinq ouvriers se préparent, puis partent tous ensemble."""

import threading

NB_OUVRIERS = 5

ligne = threading.Barrier(NB_OUVRIERS)
journal = []


def ouvrier():
    journal.append("prêt")
    ligne.wait()
    journal.append("parti")


fils = [threading.Thread(target=ouvrier) for _ in range(NB_OUVRIERS)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("avant la barrière :", journal[:NB_OUVRIERS])
print("après la barrière :", journal[NB_OUVRIERS:])
