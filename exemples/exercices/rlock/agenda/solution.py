"""Déplacer un rendez-vous sans que personne le voie disparaître."""

from threading import Lock, Thread


class Agenda:
    """Invariant : qui a un rendez-vous en garde un."""

    def __init__(self):
        self.verrou = Lock()
        self.jours = {"Ana": "lundi"}
        self.changements = 0

    def lire(self, nom):
        with self.verrou:
            return self.jours.get(nom, "aucun")

    def _annuler(self, nom):
        """À n'appeler que si self.verrou est tenu."""
        del self.jours[nom]
        self.changements += 1

    def _noter(self, nom, jour):
        """À n'appeler que si self.verrou est tenu."""
        self.jours[nom] = jour
        self.changements += 1

    def annuler(self, nom):
        with self.verrou:
            self._annuler(nom)

    def noter(self, nom, jour):
        with self.verrou:
            self._noter(nom, jour)

    def deplacer(self, nom, jour):
        with self.verrou:
            self._annuler(nom)
            self._noter(nom, jour)


agenda = Agenda()
lus = []


def consulter():
    lus.append(agenda.lire("Ana"))


fil_a = Thread(target=agenda.deplacer, args=("Ana", "mardi"))
fil_b = Thread(target=consulter)
fil_a.start()
fil_b.start()
fil_a.join()
fil_b.join()

print("lu :", lus[0])
