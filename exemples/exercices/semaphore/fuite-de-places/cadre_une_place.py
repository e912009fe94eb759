"""Deux visiteurs ensemble devant une place ; l'un d'eux est refusé."""

from threading import BoundedSemaphore, Thread

places = BoundedSemaphore(1)
journal = []
presents = 0
releves = []


def tarif(duree):
    global presents
    presents += 1
    releves.append(presents)
    presents -= 1
    if duree > 60:
        raise ZeroDivisionError("le parking ferme")
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
fils = [
    Thread(target=visiter_prudemment, args=(duree,))
    for duree in (90, 20)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("ensemble, au plus :", max(releves, default=0))
print(" ".join(sorted(str(note) for note in journal)))
