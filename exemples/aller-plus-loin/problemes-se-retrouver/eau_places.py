"""Deux places pour l'hydrogène, une pour l'oxygène, et c'est tout."""

from threading import Semaphore, Thread

FORMULE = "HHO"
MOLECULES = 2

places = {s: Semaphore(FORMULE.count(s)) for s in FORMULE}
liens = []


def atome(sorte):
    with places[sorte]:
        liens.append(sorte)


fils = [
    Thread(target=atome, args=(sorte,), name=f"{sorte}{n}")
    for n, sorte in enumerate(FORMULE * MOLECULES)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
taille = len(FORMULE)
groupes = [liens[n : n + taille] for n in range(0, len(liens), taille)]
justes = [g for g in groupes if sorted(g) == sorted(FORMULE)]
print("molécules justes :", len(justes), "sur", MOLECULES)
