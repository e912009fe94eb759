"""Écrire un verrou réentrant avec une Condition."""

import threading


class Gardien:
    """Un verrou réentrant : acquerir, liberer."""

    def __init__(self):
        pass

    def acquerir(self):
        pass

    def liberer(self):
        pass


gardien = Gardien()
journal = []


def travailler(nom):
    gardien.acquerir()
    journal.append(nom)
    gardien.acquerir()
    journal.append(nom)
    gardien.liberer()
    journal.append(nom)
    gardien.liberer()


fils = [
    threading.Thread(target=travailler, args=(nom,)) for nom in "AB"
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("".join(journal))
