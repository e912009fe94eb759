"""Une barrière à trois, et n'importe qui s'y présente."""

from threading import Barrier, Thread

FORMULE = "HHO"
MOLECULES = 2

toutes = Barrier(len(FORMULE))
liens = []


def atome(sorte):
    liens.append(sorte)
    toutes.wait()


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
