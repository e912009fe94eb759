"""Écrire un verrou réentrant avec une Condition."""

import threading


# <vous>
class Gardien:
    """Un verrou réentrant : acquerir, liberer."""

    # <depart>
    # def __init__(self):
    #     pass
    #
    # def acquerir(self):
    #     pass
    #
    # def liberer(self):
    #     pass
    # </depart>
    # <solution>
    def __init__(self):
        self._condition = threading.Condition()
        self._porteur = None
        self._niveau = 0

    def acquerir(self):
        moi = threading.get_ident()
        with self._condition:
            while self._porteur not in (None, moi):
                self._condition.wait()
            self._porteur = moi
            self._niveau += 1

    def liberer(self):
        with self._condition:
            if self._porteur != threading.get_ident():
                raise RuntimeError("seul le porteur rend le verrou")
            self._niveau -= 1
            if self._niveau == 0:
                self._porteur = None
                self._condition.notify()

    # </solution>


# </vous>
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
