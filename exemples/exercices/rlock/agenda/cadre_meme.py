"""Un déplacement et une annulation du même rendez-vous, en même temps."""

from threading import Lock, Thread


class Agenda:
    """Invariant : qui a un rendez-vous en garde un."""

    def __init__(self):
        self.verrou = Lock()
        self.jours = {"Bob": "jeudi"}
        self.changements = 0

    def lire(self, nom):
        with self.verrou:
            return self.jours.get(nom, "aucun")

    # <vous>
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

    # </vous>


agenda = Agenda()
sans_rendez_vous = []


def deplacer():
    try:
        agenda.deplacer("Bob", "samedi")
    except KeyError:
        sans_rendez_vous.append("déplacer")


def annuler():
    try:
        agenda.annuler("Bob")
    except KeyError:
        sans_rendez_vous.append("annuler")


fils = [Thread(target=deplacer), Thread(target=annuler)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print(
    "Bob :",
    agenda.lire("Bob"),
    "· sans rendez-vous pour :",
    sans_rendez_vous,
)
