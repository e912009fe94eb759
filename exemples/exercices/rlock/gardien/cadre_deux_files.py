"""Deux gardiens tenus, et quelqu'un qui attend chacun d'eux."""

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
premier, second = Gardien(), Gardien()
passes = []


def passer(gardien, nom):
    gardien.acquerir()
    passes.append(nom)
    gardien.liberer()


fils = [
    threading.Thread(target=passer, args=(premier, "premier")),
    threading.Thread(target=passer, args=(second, "second")),
]
premier.acquerir()
second.acquerir()
for fil in fils:
    fil.start()
premier.liberer()
fils[0].join()
second.liberer()
fils[1].join()
print(" ".join(sorted(passes)))
