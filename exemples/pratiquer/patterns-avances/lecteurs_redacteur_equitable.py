"""Version équitable : chacun prend un ticket, on entre dans l'ordre."""

from contextlib import contextmanager
from threading import Condition, Thread

NB_LECTEURS = 2


class VerrouEquitable:
    def __init__(self):
        self._condition = Condition()
        self._prochain_ticket = 0
        self._ticket_servi = 0
        self._lecteurs = 0

    @contextmanager
    def lecture(self):
        with self._condition:
            self._attendre_son_tour()
            self._lecteurs += 1
            # Le suivant peut se présenter : un lecteur nous rejoindra.
            self._servir_le_suivant()
        try:
            yield
        finally:
            with self._condition:
                self._lecteurs -= 1
                self._condition.notify_all()

    @contextmanager
    def ecriture(self):
        with self._condition:
            self._attendre_son_tour()
            while self._lecteurs > 0:
                self._condition.wait()
        try:
            yield
        finally:
            # Le guichet n'avance qu'ici : personne n'entre entre-temps.
            with self._condition:
                self._servir_le_suivant()

    def _attendre_son_tour(self):
        ticket = self._prochain_ticket
        self._prochain_ticket += 1
        while ticket != self._ticket_servi:
            self._condition.wait()

    def _servir_le_suivant(self):
        self._ticket_servi += 1
        self._condition.notify_all()


verrou = VerrouEquitable()
heures = minutes = 0
lues = []


def lire():
    with verrou.lecture():
        lues.append((heures, minutes))


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
print("incohérences :", lues.count((12, 0)))
