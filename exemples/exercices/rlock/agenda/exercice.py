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

    # <vous>
    # <solution>
    def _annuler(self, nom):
        """À n'appeler que si self.verrou est tenu."""
        del self.jours[nom]
        self.changements += 1

    def _noter(self, nom, jour):
        """À n'appeler que si self.verrou est tenu."""
        self.jours[nom] = jour
        self.changements += 1

    # </solution>
    def annuler(self, nom):
        with self.verrou:
            # <depart>
            # del self.jours[nom]
            # self.changements += 1
            # </depart>
            # <solution>
            self._annuler(nom)
            # </solution>

    def noter(self, nom, jour):
        with self.verrou:
            # <depart>
            # self.jours[nom] = jour
            # self.changements += 1
            # </depart>
            # <solution>
            self._noter(nom, jour)
            # </solution>

    def deplacer(self, nom, jour):
        with self.verrou:
            # <depart>
            # self.annuler(nom)
            # self.noter(nom, jour)
            # </depart>
            # <solution>
            self._annuler(nom)
            self._noter(nom, jour)
            # </solution>

    # </vous>


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
