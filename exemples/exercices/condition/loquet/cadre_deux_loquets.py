"""Deux loquets : pousser l'un n'ouvre pas l'autre."""

import threading


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
ouvert, ferme = Loquet(0), Loquet(1)
journal = []


def passer():
    ferme.attendre()
    journal.append("passé")


ouvert.attendre()
fil = threading.Thread(target=passer)
fil.start()
ouvert.pousser()
journal.append("poussé")
ferme.pousser()
fil.join()
print(" ".join(journal))
