"""Un autre fil essaie de rendre ce qu'il n'a pas pris."""

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
reponses = []


def rendre():
    try:
        gardien.liberer()
        reponses.append("rendu")
    except RuntimeError:
        reponses.append("refusé")


gardien.acquerir()
fil = threading.Thread(target=rendre)
fil.start()
fil.join()
gardien.liberer()
rendre()
print(" ".join(reponses))
