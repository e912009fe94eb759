"""Deux employés comptent les pages de deux livres, chapitre par chapitre."""

from concurrent.futures import ThreadPoolExecutor

EMPLOYES = 2
LIVRES = ((1, 2), (3,))

equipe = ThreadPoolExecutor(max_workers=EMPLOYES)


def pages(chapitre):
    return 10 * chapitre


def compter(livre):
    total = 0
    for chapitre in livre:
        total += pages(chapitre)
    return total


comptes = [equipe.submit(compter, livre) for livre in LIVRES]
print("pages :", [compte.result() for compte in comptes])
equipe.shutdown()
