"""Deux passants attendent le même loquet, que d'autres fils poussent."""

import threading

POUSSEES = 1
PASSANTS = 2


# <vous>
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


# </vous>
loquet = Loquet(POUSSEES)
passes = []


def passer():
    loquet.attendre()
    passes.append("passé")


fils = [threading.Thread(target=passer) for _ in range(PASSANTS)]
fils += [
    threading.Thread(target=loquet.pousser) for _ in range(POUSSEES)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
loquet.pousser()
loquet.attendre()
print(" ".join(passes))
