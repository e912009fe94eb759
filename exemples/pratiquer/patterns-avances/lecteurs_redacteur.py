"""Verrou lecteurs-rédacteur : lecteurs ensemble, rédacteur seul."""

from contextlib import contextmanager
from threading import Condition, Thread

NB_LECTEURS = 2


class VerrouLecteursRedacteur:
    def __init__(self):
        self._condition = Condition()
        self._lecteurs = 0
        self._ecriture = False

    @contextmanager
    def lecture(self):
        with self._condition:
            while self._ecriture:
                self._condition.wait()
            self._lecteurs += 1
        try:
            yield
        finally:
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
heures = minutes = 0
lues = []
presents = []


def lire():
    with verrou.lecture():
        lues.append((heures, minutes))
        presents.append(verrou._lecteurs)


def ecrire():
    global heures, minutes
    with verrou.ecriture():
        heures = 12
        minutes = 30


fils = [
    Thread(target=lire, name=f"lecteur {n + 1}")
    for n in range(NB_LECTEURS)
]
fils.append(Thread(target=ecrire, name="rédacteur"))
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
# Jamais (12, 0) : on ne lit pas une heure à moitié écrite.
print("incohérences :", lues.count((12, 0)))
print("lecteurs ensemble, au plus :", max(presents))
