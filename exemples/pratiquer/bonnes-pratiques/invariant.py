"""Un invariant écrit, le verrou qui le garde, et une vérification."""

from threading import Lock, Thread


class Stock:
    """Articles d'un magasin.

    Invariant, vrai dès que _verrou est libre :
    disponibles + reserves == total, et aucun n'est négatif.
    """

    def __init__(self, total):
        self._verrou = Lock()
        self.total = total
        self.disponibles = total
        self.reserves = 0

    def reserver(self):
        with self._verrou:
            if self.disponibles == 0:
                return False
            self.disponibles -= 1
            self.reserves += 1
            self._verifier()
            return True

    def _verifier(self):
        assert self.disponibles >= 0 and self.reserves >= 0
        assert self.disponibles + self.reserves == self.total


stock = Stock(1)
reponses = []
clients = [
    Thread(target=lambda: reponses.append(stock.reserver()), name=nom)
    for nom in ("Ana", "Bob")
]
for client in clients:
    client.start()
for client in clients:
    client.join()
print("réponses :", sorted(reponses))
print("disponibles :", stock.disponibles)
