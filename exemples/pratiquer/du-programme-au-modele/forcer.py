"""Le contre-exemple, rejoué sur de vrais fils grâce à un rendez-vous."""

from contextlib import nullcontext
from threading import Barrier, BrokenBarrierError, Lock, Thread

MAINTENANT = 10


class Cache:
    def __init__(self, verrou):
        self.verrou = verrou
        self.valeurs = Ralenti({"paris": 12, "lyon": 9})
        self.echeances = {"paris": 5, "lyon": 20}

    def purger(self):
        for cle, echeance in list(self.echeances.items()):
            if echeance <= MAINTENANT:
                del self.valeurs[cle]
                del self.echeances[cle]

    def lire(self, cle):
        with self.verrou:
            self.purger()
            return self.valeurs.get(cle)


class Ralenti(dict):
    """Un dictionnaire où deux fils s'attendent avant d'effacer."""

    def __init__(self, contenu):
        super().__init__(contenu)
        self.devant = Barrier(2)

    def __delitem__(self, cle):
        try:
            self.devant.wait(timeout=1)
        except BrokenBarrierError:
            pass  # l'autre n'a pas pu venir : c'est le verrou qui l'arrête
        super().__delitem__(cle)


def essayer(verrou):
    cache, erreurs = Cache(verrou), []

    def visiter():
        try:
            cache.lire("lyon")
        except KeyError as erreur:
            erreurs.append(f"KeyError : {erreur}")

    fils = [Thread(target=visiter) for _ in range(2)]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    return erreurs


print("sans verrou :", essayer(nullcontext()))
print("avec verrou :", essayer(Lock()))
