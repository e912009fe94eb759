"""Deux fils comptent les visites de chaque page du site."""

from threading import Lock, Thread

JOURNAL = ["accueil", "contact"]

visites = {}
verrou = Lock()


def noter(page):
    with verrou:
        connue = page in visites
    if not connue:
        visites[page] = 0
    with verrou:
        visites[page] += 1


def compter():
    for page in JOURNAL:
        noter(page)


fils = [Thread(target=compter) for _ in range(2)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print(sorted(visites.items()))
