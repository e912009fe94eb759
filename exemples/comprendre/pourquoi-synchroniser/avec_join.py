"""Attendre la fin du fil avant de lire son résultat."""

from threading import Thread

resultat = None


def calculer():
    global resultat
    resultat = 6 * 7


fil = Thread(target=calculer)
fil.start()

fil.join()
print("résultat :", resultat)
