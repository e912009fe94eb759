"""Deux visiteurs, deux places : ils doivent pouvoir être là ensemble."""

from threading import Barrier, BoundedSemaphore, Thread

places = BoundedSemaphore(2)
ensemble = Barrier(2)
journal = []


def tarif(duree):
    ensemble.wait()
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
fils = [Thread(target=visiter, args=(duree,)) for duree in (20, 30)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print(sorted(journal))
