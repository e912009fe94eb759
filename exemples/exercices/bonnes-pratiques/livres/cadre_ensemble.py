"""Deux livres d'un chapitre, que l'on compte ensemble ou pas du tout."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

EMPLOYES = 2
LIVRES = ((1,), (3,))

equipe = ThreadPoolExecutor(max_workers=EMPLOYES)
ensemble = Barrier(2)


def pages(chapitre):
    ensemble.wait()
    return 100 * chapitre + 1


# <vous>
def compter(livre):
    total = 0
    for chapitre in livre:
        total += pages(chapitre)
    return total


# </vous>
comptes = [equipe.submit(compter, livre) for livre in LIVRES]
print("pages :", [compte.result() for compte in comptes])
equipe.shutdown()
