"""Une méthode verrouillée appelle une autre méthode verrouillée."""

from threading import Lock, Thread


class Panier:
    def __init__(self):
        self.articles = []
        self.verrou = Lock()

    def ajouter(self, article):
        with self.verrou:
            self.articles.append(article)

    def ajouter_lot(self, articles):
        with self.verrou:
            for article in articles:
                self.ajouter(article)


panier = Panier()
print("ajout du lot")
fil = Thread(target=panier.ajouter_lot, args=(["thé", "sel"],))
fil.start()
fil.join()
print(panier.articles)
