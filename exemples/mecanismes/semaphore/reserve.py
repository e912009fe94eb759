"""Une réserve de trois connexions, partagée par huit fils."""

from contextlib import contextmanager
from threading import BoundedSemaphore, Lock, Thread

NB_FILS = 8
TAILLE = 3


class Reserve:
    """Invariant : chaque connexion est libre, ou prêtée à un seul fil."""

    def __init__(self, taille):
        self.libres = [f"connexion {n}" for n in range(1, taille + 1)]
        self.places = BoundedSemaphore(taille)
        self.verrou = Lock()
        self.actives = 0

    @contextmanager
    def connexion(self):
        with self.places:
            with self.verrou:
                prise = self.libres.pop()
                self.actives += 1
                assert self.actives <= TAILLE
            try:
                yield prise
            finally:
                with self.verrou:
                    self.actives -= 1
                    self.libres.append(prise)


reserve = Reserve(TAILLE)
servis = []


def travailler():
    with reserve.connexion() as connexion:
        servis.append(connexion)


fils = [Thread(target=travailler) for _ in range(NB_FILS)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("servis :", len(servis))
print("rendues :", len(reserve.libres))
print("encore prêtées :", reserve.actives)
