"""Second remède : une méthode interne qui suppose le verrou tenu."""

from threading import Lock, Thread


class Panier:
    def __init__(self):
        self.articles = []
        self.verrou = Lock()

    def ajouter(self, article):
        with self.verrou:
            self._ajouter(article)

    def ajouter_lot(self, articles):
        with self.verrou:
            for article in articles:
                self._ajouter(article)

    def _ajouter(self, article):
        # L'appelant tient le verrou.
        self.articles.append(article)


panier = Panier()
print("ajout du lot")
fil = Thread(target=panier.ajouter_lot, args=(["thé", "sel"],))
fil.start()
fil.join()
print(panier.articles)
