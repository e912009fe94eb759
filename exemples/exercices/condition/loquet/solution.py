"""Écrire un loquet : il s'ouvre quand on l'a poussé assez de fois."""

import threading

POUSSEES = 2


class Loquet:
    """S'ouvre à la n-ième poussée, et reste ouvert."""

    def __init__(self, poussees):
        self._restent = poussees
        self._condition = threading.Condition()

    def pousser(self):
        with self._condition:
            self._restent -= 1
            if self._restent <= 0:
                self._condition.notify_all()

    def attendre(self):
        with self._condition:
            while self._restent > 0:
                self._condition.wait()


loquet = Loquet(POUSSEES)
poussees = []
vues = []


def pousser():
    poussees.append("poussée")
    loquet.pousser()


def passer():
    loquet.attendre()
    vues.append(len(poussees))


fils = [threading.Thread(target=passer)]
fils += [threading.Thread(target=pousser) for _ in range(POUSSEES)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("poussées vues en passant :", vues)
