"""copy donne une photographie, jamais un mélange."""

from threading import Thread

liste = [1, 2]
vues = []


def changer():
    liste.append(3)
    liste.append(4)


def photographier():
    vues.append(liste.copy())


fils = [Thread(target=f) for f in (changer, photographier)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("vue :", vues[0])
