"""Une visite refusée, demandée sans passer par visiter_prudemment."""

from threading import BoundedSemaphore

places = BoundedSemaphore(1)
journal = []


def tarif(duree):
    return 60 // duree


# <vous>
def visiter(duree):
    with places:
        journal.append(tarif(duree))


def visiter_prudemment(duree):
    try:
        visiter(duree)
    except ZeroDivisionError:
        journal.append("refusé")


# </vous>
try:
    visiter(0)
    print("acceptée")
except ZeroDivisionError:
    print("refusée")
