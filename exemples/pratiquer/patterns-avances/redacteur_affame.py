"""Tant que des lecteurs se relaient, le rédacteur n'entre jamais."""

from contextlib import contextmanager
from threading import Condition, Thread

RELAIS = 3


class VerrouLecteursRedacteur:
    def __init__(self):
        self._condition = Condition()
        self._lecteurs = 0
        self._ecriture = False

    def entrer_lecture(self):
        with self._condition:
            while self._ecriture:
                self._condition.wait()
            self._lecteurs += 1

    def sortir_lecture(self):
        with self._condition:
            self._lecteurs -= 1
            if self._lecteurs == 0:
                self._condition.notify_all()

    @contextmanager
    def ecriture(self):
        with self._condition:
            while self._ecriture or self._lecteurs > 0:
                self._condition.wait()
            self._ecriture = True
        try:
            yield
        finally:
            with self._condition:
                self._ecriture = False
                self._condition.notify_all()


verrou = VerrouLecteursRedacteur()
entrees = ["lecteur 0"]


def ecrire():
    with verrou.ecriture():
        entrees.append("rédacteur")


verrou.entrer_lecture()
redacteur = Thread(target=ecrire, name="rédacteur")
redacteur.start()
# Chaque lecteur arrive avant que le précédent ne sorte.
for n in range(1, RELAIS + 1):
    verrou.entrer_lecture()
    entrees.append(f"lecteur {n}")
    verrou.sortir_lecture()
verrou.sortir_lecture()
redacteur.join()
print(", ".join(entrees))
