"""Un essai exploré : la fonction, et tout ce qu'elle nomme, dans tous les ordres."""

from threading import Thread

from entrelacs import Refuted, check

MAINTENANT = 10


class Cache:
    def __init__(self, echeances):
        self.echeances = echeances

    def purger(self):
        for cle, echeance in list(self.echeances.items()):
            if echeance <= MAINTENANT:
                del self.echeances[cle]


def deux_purges():
    cache = Cache({"paris": 5, "lyon": 20})
    fils = [Thread(target=cache.purger) for _ in range(2)]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    assert cache.echeances == {"lyon": 20}


if __name__ == "__main__":
    try:
        check(deux_purges)
    except Refuted as refus:
        print("réfuté :", refus.found.failures[0].exception)
    check(deux_purges, possible=KeyError)
    print("KeyError est possible, et rien d'autre n'échoue")
