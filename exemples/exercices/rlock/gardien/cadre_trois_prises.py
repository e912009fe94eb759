"""Trois prises du même fil ; un autre attend la troisième libération."""

import threading


# <vous>
class Gardien:
    """Un verrou réentrant : acquerir, liberer."""

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


# </vous>

gardien = Gardien()
journal = []


def passer():
    gardien.acquerir()
    journal.append("l'autre")
    gardien.liberer()


fil = threading.Thread(target=passer)
for _ in range(3):
    gardien.acquerir()
fil.start()
gardien.liberer()
gardien.liberer()
journal.append("moi")
gardien.liberer()
fil.join()
print(" ".join(journal))
