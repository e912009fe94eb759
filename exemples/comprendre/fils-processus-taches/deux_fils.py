"""Deux fils de deux pas chacun."""

from threading import Thread

journal = []


def travailler(nom):
    journal.append(nom + "1")
    journal.append(nom + "2")


fils = [Thread(target=travailler, args=(nom,)) for nom in "AB"]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print(*journal)
