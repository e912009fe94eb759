"""Deux gardiens : qui tient l'un n'empêche pas de prendre l'autre."""

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
ensemble = threading.Barrier(2)
journal = []


def travailler(gardien):
    gardien.acquerir()
    ensemble.wait()
    gardien.liberer()
    journal.append("fini")


fils = [
    threading.Thread(target=travailler, args=(Gardien(),))
    for _ in range(2)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print(" ".join(journal))
