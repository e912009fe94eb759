"""Une Condition dont le verrou n'est pas réentrant ; deux prises."""

import threading as bibliotheque


class threading:
    """Le module, où une Condition sans argument contient un simple Lock."""

    Lock = bibliotheque.Lock
    Semaphore = bibliotheque.Semaphore
    BoundedSemaphore = bibliotheque.BoundedSemaphore
    Event = bibliotheque.Event
    Thread = bibliotheque.Thread
    local = bibliotheque.local
    get_ident = staticmethod(bibliotheque.get_ident)
    get_native_id = staticmethod(bibliotheque.get_native_id)
    current_thread = staticmethod(bibliotheque.current_thread)

    @staticmethod
    def Condition(verrou=None):
        return bibliotheque.Condition(verrou or bibliotheque.Lock())


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
gardien.acquerir()
gardien.acquerir()
gardien.liberer()
gardien.liberer()
print("pris et rendu deux fois")
