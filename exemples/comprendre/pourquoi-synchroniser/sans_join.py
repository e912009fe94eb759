"""Lire un résultat sans attendre le fil qui le calcule."""

from threading import Thread

resultat = None


def calculer():
    global resultat
    resultat = 6 * 7


fil = Thread(target=calculer)
fil.start()

print("résultat :", resultat)
fil.join()
